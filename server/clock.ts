/**
 * Time as the proxy sees it. `nowMs` never jumps with the wall clock (K2), `after` runs something
 * once and returns its cancel, `random` is in [0, 1) for jitter. Injected, so tests own all three.
 */
export type Clock = {
  nowMs(): number
  after(delayMs: number, run: () => void): () => void
  random(): number
}

/** The monotonic clock and timers of this process; a waiting timer does not keep it alive. */
export const processClock: Clock = {
  nowMs: () => performance.now(),
  after: (delayMs, run) => {
    const timer = setTimeout(run, delayMs).unref()
    return () => clearTimeout(timer)
  },
  random: () => Math.random(),
}
