import { monitorEventLoopDelay } from 'node:perf_hooks'
import type { Clock } from '#server/clock.ts'

/** How late this process got round to its work, in ms over one minute. */
export type LoopDelay = Readonly<{ p50Ms: number; p99Ms: number; maxMs: number }>

export type LoopDelayMeter = {
  start(): void
  /** Of the last full minute, in the first one of what there is; null before anything is measured. */
  read(): LoopDelay | null
  close(): void
}

const MINUTE_MS = 60_000
/** Node wakes up this often to measure, and counts this much itself as delay. */
const RESOLUTION_MS = 20

/**
 * Measures without a file, a worker or a native add-on, so it runs under Node's permission model. A
 * minute at a time: a percentile since the start of the process would hide what happens now.
 */
export function createLoopDelayMeter(clock: Clock): LoopDelayMeter {
  const histogram = monitorEventLoopDelay({ resolution: RESOLUTION_MS })
  let last: LoopDelay | null = null
  let cancel: (() => void) | null = null

  function turn(): void {
    last = summaryOf(histogram)
    histogram.reset()
    cancel = clock.after(MINUTE_MS, turn)
  }

  return {
    start() {
      histogram.enable()
      cancel = clock.after(MINUTE_MS, turn)
    },
    read: () => last ?? summaryOf(histogram),
    close() {
      cancel?.()
      histogram.disable()
    },
  }
}

function summaryOf(histogram: ReturnType<typeof monitorEventLoopDelay>): LoopDelay | null {
  if (histogram.count === 0) return null
  return {
    p50Ms: delayMs(histogram.percentile(50)),
    p99Ms: delayMs(histogram.percentile(99)),
    maxMs: delayMs(histogram.max),
  }
}

/** Nanoseconds between two wake-ups → ms that the second was late. */
function delayMs(betweenNs: number): number {
  return Math.max(0, betweenNs / 1e6 - RESOLUTION_MS)
}
