import { pageNow } from './server-time.ts'

/** The one clock of a page: ages and relative times on screen move by its ticks, and only by them. */
export type Clock = {
  /** Epoch ms of the last tick. */
  readonly now: () => number
  /** Calls `onTick` after each tick until the returned function is called. */
  readonly subscribe: (onTick: () => void) => () => void
}

/**
 * A clock that ticks every `tickMs` while somebody listens. Ages are computed from the wall clock at
 * each tick, never counted up: browsers slow the timers of hidden windows.
 */
export function createClock(tickMs: number, wallClock: () => number = pageNow): Clock {
  const listeners = new Set<() => void>()
  let nowMs = wallClock()
  let timer: ReturnType<typeof setInterval> | undefined

  function tick() {
    nowMs = wallClock()
    for (const listener of listeners) listener()
  }

  return {
    now() {
      if (timer === undefined && Math.abs(wallClock() - nowMs) >= tickMs) nowMs = wallClock()
      return nowMs
    },
    subscribe(onTick) {
      listeners.add(onTick)
      timer ??= setInterval(tick, tickMs)
      return () => {
        listeners.delete(onTick)
        if (listeners.size > 0) return
        clearInterval(timer)
        timer = undefined
      }
    },
  }
}
