/** A page that stood still for so long has come to rest: what flies past is not worth a request. */
const REST_MS = 150

const listeners = new Set<() => void>()
let timer: ReturnType<typeof setTimeout> | undefined

/** Calls `onRest` each time the page has come to rest after a scroll, until the returned function is called. */
export function watchScrollRest(onRest: () => void): () => void {
  if (listeners.size === 0) window.addEventListener('scroll', onScroll, { passive: true })
  listeners.add(onRest)
  return () => {
    listeners.delete(onRest)
    if (listeners.size > 0) return
    window.removeEventListener('scroll', onScroll)
    clearTimeout(timer)
    timer = undefined
  }
}

/** Whether the page is being scrolled, as far as anybody watches. */
export function isScrolling(): boolean {
  return timer !== undefined
}

function onScroll(): void {
  clearTimeout(timer)
  timer = setTimeout(() => {
    timer = undefined
    for (const listener of listeners) listener()
  }, REST_MS)
}
