import type { Series } from '#src/model/metrics/series.ts'
import type { Step } from '#src/model/time/time-range.ts'

/**
 * The newest unbroken stretch: what follows the last hole (a sample without a value, or more than two
 * steps without one) and the last of `breaksMs` (restarts, rebalances). Before them another truth held.
 */
export function newestRun(series: Series, step: Step, breaksMs: readonly number[] = []): Series {
  const { timesMs, values } = series
  const lastBreakMs = Math.max(-Infinity, ...breaksMs)
  let start = timesMs.length
  while (start > 0) {
    const atMs = timesMs[start - 1] ?? NaN
    const nextMs = timesMs[start] ?? atMs
    const isKnown = Number.isFinite(values[start - 1])
    if (!isKnown || nextMs - atMs > 2 * step.ms || atMs < lastBreakMs) break
    start--
  }
  return { timesMs: timesMs.slice(start), values: values.slice(start) }
}
