/** What a person does who wants to be somewhere else. */
const MOVES = ['wheel', 'touchmove', 'pointerdown', 'keydown'] as const

/** After so long everything that was on its way has come. */
const LONGEST_MS = 10_000

/**
 * Leads to a part of the page and keeps it at the top of the screen while panels above it still come
 * and grow, until somebody moves on.
 */
export function keepInView(part: HTMLElement): void {
  part.focus({ preventScroll: true })
  const lead = () => part.scrollIntoView?.({ block: 'start' })
  lead()
  if (typeof ResizeObserver === 'undefined') return
  const isOver = new AbortController()
  const observer = new ResizeObserver(lead)
  observer.observe(document.body)
  const end = () => isOver.abort()
  const timer = setTimeout(end, LONGEST_MS)
  isOver.signal.addEventListener('abort', () => {
    observer.disconnect()
    clearTimeout(timer)
  })
  for (const move of MOVES) {
    window.addEventListener(move, end, { signal: isOver.signal, capture: true, passive: true })
  }
}
