export type PageWake = {
  /** The page is seen again, or may have slept. */
  readonly onWake: () => void
  /** The browser thinks that the network is back. */
  readonly onOnline: () => void
}

/** Calls back whenever time may have passed unnoticed; the returned function ends that. */
export function onPageWake({ onWake, onOnline }: PageWake): () => void {
  document.addEventListener('visibilitychange', onWake)
  window.addEventListener('pageshow', onWake)
  window.addEventListener('focus', onWake)
  window.addEventListener('online', onOnline)
  return () => {
    document.removeEventListener('visibilitychange', onWake)
    window.removeEventListener('pageshow', onWake)
    window.removeEventListener('focus', onWake)
    window.removeEventListener('online', onOnline)
  }
}
