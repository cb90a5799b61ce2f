import { createContext, use, useSyncExternalStore } from 'react'
import { createClock, type Clock } from '#src/model/time/clock.ts'

const ClockContext = createContext<Clock>(createClock(1000))

/** Gives a subtree its clock; tests pass one they can move. */
export const ClockProvider = ClockContext.Provider

/** Epoch ms of the page clock's last tick; the component draws again at each tick (once a second). */
export function useNow(): number {
  return useFromNow(itself)
}

/**
 * Something that follows from the time (epoch ms), as a number, text or null; looked at once a second,
 * and the component draws again only when it changes.
 */
export function useFromNow<T extends string | number | null>(read: (nowMs: number) => T): T {
  const clock = use(ClockContext)
  return useSyncExternalStore(clock.subscribe, () => read(clock.now()))
}

function itself(nowMs: number): number {
  return nowMs
}
