import { createStore, type Store } from '#src/model/store.ts'

/** Whether the screen is kept awake, and if not why. */
export type WakeLockState =
  | { readonly kind: 'held' }
  | { readonly kind: 'asking' }
  | { readonly kind: 'not held'; readonly reason: string }

export type WakeLock = Pick<Store<WakeLockState>, 'current' | 'subscribe'> & {
  /** Lets the screen sleep again. */
  release(): void
}

/** Browsers offer it to pages over https and to those of the same machine only. */
const noApi = () =>
  window.isSecureContext
    ? 'this browser cannot prevent it'
    : 'a page without https cannot prevent it'
/** The system takes the lock away when it likes (battery, tab hidden); it is asked for again so often. */
const RETRY_MS = 60_000

/**
 * Keeps the screen awake: takes the lock, takes it again whenever the page is seen again or the system
 * has let it go, and says what is.
 */
export function holdWakeLock(): WakeLock {
  const store = createStore<WakeLockState>({ kind: 'asking' })
  let sentinel: WakeLockSentinel | null = null
  let isOver = false

  async function take() {
    if (isOver || sentinel !== null || document.hidden) return
    if (!('wakeLock' in navigator)) return store.set({ kind: 'not held', reason: noApi() })
    try {
      const taken = await navigator.wakeLock.request('screen')
      if (isOver) return void taken.release()
      sentinel = taken
      taken.addEventListener('release', onReleased)
      store.set({ kind: 'held' })
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error)
      store.set({ kind: 'not held', reason })
    }
  }

  function onReleased() {
    sentinel = null
    if (isOver) return
    store.set({ kind: 'not held', reason: 'the system let it go' })
    void take()
  }

  function onVisible() {
    void take()
  }

  document.addEventListener('visibilitychange', onVisible)
  const timer = setInterval(onVisible, RETRY_MS)
  void take()
  return {
    current: store.current,
    subscribe: store.subscribe,
    release() {
      isOver = true
      clearInterval(timer)
      document.removeEventListener('visibilitychange', onVisible)
      void sentinel?.release()
    },
  }
}
