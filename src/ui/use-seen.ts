import { useEffect, useRef, useState } from 'react'

/**
 * Whether an element has come near the viewport. It stays `true` while the element is within 200 px
 * of the screen and turns `false` when it leaves, so that rows out of sight ask for nothing.
 */
export function useSeen<T extends Element>(): [ref: React.RefObject<T | null>, isSeen: boolean] {
  const ref = useRef<T>(null)
  const [isSeen, setIsSeen] = useState(false)
  useEffect(() => {
    const element = ref.current
    if (!element) return undefined
    const observer = new IntersectionObserver(
      (entries) => setIsSeen(entries.at(-1)?.isIntersecting ?? false),
      { rootMargin: '200px' },
    )
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  return [ref, isSeen]
}
