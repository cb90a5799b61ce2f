import { useEffect, useRef } from 'react'

/** What does something of its own with the space bar when it is focused. */
const USES_SPACE =
  'a, button, input, select, textarea, summary, [contenteditable], [role], [tabindex]:not([tabindex="-1"])'

/** Calls `onSpace` for a press of the space bar while nothing is focused that uses it. */
export function useSpaceKey(onSpace: () => void): void {
  const latest = useRef(onSpace)
  useEffect(() => {
    latest.current = onSpace
  })
  useEffect(() => {
    function onKey(event: KeyboardEvent) {
      if (event.key !== ' ' || !isFree(event)) return
      event.preventDefault()
      latest.current()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])
}

/** With Shift the space bar goes on scrolling. */
function isFree(event: KeyboardEvent): boolean {
  const { target, defaultPrevented, repeat, ctrlKey, metaKey, altKey, shiftKey } = event
  if (defaultPrevented || repeat || ctrlKey || metaKey || altKey || shiftKey) return false
  return !(target instanceof Element && target.closest(USES_SPACE))
}
