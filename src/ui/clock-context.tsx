import { createContext, use, useSyncExternalStore } from 'react'
import { createClock, type Clock } from '#src/model/clock.ts'

const ClockContext = createContext<Clock>(createClock(1000))

/** Gives a subtree its clock; tests pass one they can move. */
export const ClockProvider = ClockContext.Provider

/** Epoch ms of the page clock's last tick; the component draws again at each tick (once a second). */
export function useNow(): number {
  const clock = use(ClockContext)
  return useSyncExternalStore(clock.subscribe, clock.now)
}
