export type PageWake = {
  /** The page is seen again, or may have slept. */
  readonly onWake: () => void
  /** The tab is seen again; a window that only gets the focus back was seen all the while. */
  readonly onShown: () => void
  /** The browser thinks that the network is back. */
  readonly onOnline: () => void
}

/** Calls back whenever time may have passed unnoticed; the returned function ends that. */
export function onPageWake({ onWake, onShown, onOnline }: PageWake): () => void {
  const onVisibility = () => {
    if (!document.hidden) onShown()
    onWake()
  }
  document.addEventListener('visibilitychange', onVisibility)
  window.addEventListener('pageshow', onWake)
  window.addEventListener('focus', onWake)
  window.addEventListener('online', onOnline)
  return () => {
    document.removeEventListener('visibilitychange', onVisibility)
    window.removeEventListener('pageshow', onWake)
    window.removeEventListener('focus', onWake)
    window.removeEventListener('online', onOnline)
  }
}
