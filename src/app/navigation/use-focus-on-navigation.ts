import { useEffect, useRef } from 'react'
import { useLocation } from 'react-router'

/**
 * Moves the focus to the content when another page opens, so that the keyboard goes on there and a
 * screen reader begins with its heading. The first page leaves the focus where the browser put it.
 */
export function useFocusOnNavigation(): React.RefObject<HTMLElement | null> {
  const content = useRef<HTMLElement>(null)
  const { pathname } = useLocation()
  const lastPathname = useRef(pathname)
  useEffect(() => {
    if (lastPathname.current === pathname) return
    lastPathname.current = pathname
    content.current?.focus({ preventScroll: true })
  }, [pathname])
  return content
}
