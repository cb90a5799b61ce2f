import { useEffect, useRef, useState } from 'react'

/** Rows that fly past while somebody scrolls are not worth a request. */
const SEEN_AFTER_MS = 200

/**
 * Whether an element rests near the viewport: `true` once it has been within 200 px of the screen for
 * a fifth of a second, `false` when it leaves, so that rows out of sight ask for nothing.
 */
export function useSeen<T extends Element>(): [ref: React.RefObject<T | null>, isSeen: boolean] {
  const ref = useRef<T>(null)
  const [isSeen, setIsSeen] = useState(false)
  useEffect(() => {
    const element = ref.current
    if (!element) return undefined
    let timer: ReturnType<typeof setTimeout> | undefined
    const observer = new IntersectionObserver(
      (entries) => {
        clearTimeout(timer)
        if (entries.at(-1)?.isIntersecting) timer = setTimeout(() => setIsSeen(true), SEEN_AFTER_MS)
        else setIsSeen(false)
      },
      { rootMargin: '200px' },
    )
    observer.observe(element)
    return () => {
      clearTimeout(timer)
      observer.disconnect()
    }
  }, [])
  return [ref, isSeen]
}
