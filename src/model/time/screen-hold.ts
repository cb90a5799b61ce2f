import { createStore } from '#src/model/store.ts'

/** A held screen goes on after this, so that a forgotten pin does not stop the page. */
export const LONGEST_HOLD_MS = 30_000

const heldSince = createStore<number | null>(null)
const holders = new Set<symbol>()

/**
 * Keeps what is drawn from changing while somebody looks at a point of it. A held screen asks for
 * nothing new, for 30 s at most; opening a page and asking by hand still work. A chart calls `hold`
 * when it is hovered or pinned, and the returned function when that ends; calling it twice is harmless.
 */
export const screenHold = {
  /** Epoch ms since when something is held, null: nothing is. */
  current: heldSince.current,
  subscribe: heldSince.subscribe,
  hold(): () => void {
    const holder = Symbol('holder')
    holders.add(holder)
    if (heldSince.current() === null) heldSince.set(Date.now())
    return () => {
      if (holders.delete(holder) && holders.size === 0) heldSince.set(null)
    }
  },
} as const
