import type { Series } from '#src/model/metrics/series.ts'
import type { Step } from '#src/model/time/time-range.ts'

/**
 * How a counter's series is read; the API does not say which it sends (API reference §6.4).
 * `cumulative`: each value is the total so far. `perInterval`: each value is what one bucket added.
 */
export type Reading = 'cumulative' | 'perInterval'

/** A counter as a rate, with what the rate alone cannot say. */
export type CounterRate = {
  /** Per second; NaN where a sample has no known rate. Never negative. */
  readonly rate: Series
  /** Times of the samples at which the counter was found lower than before. */
  readonly restartsMs: readonly number[]
  /** Times of the samples whose rate is at least the value given ("≥"): the bucket of a restart. */
  readonly lowerBoundsMs: readonly number[]
}

/** A counter that fell under this share of its last value began again at zero. */
export const RESTARTED_BELOW = 0.1

/**
 * Per-second rate of a counter series. Each rate stands at the time of the sample that ends its
 * interval. There is no rate across a hole (more than two steps, or a sample without a value).
 */
export function rateOf(series: Series, step: Step, reading: Reading): CounterRate {
  return reading === 'cumulative' ? cumulativeRate(series, step) : perIntervalRate(series, step)
}

function perIntervalRate(series: Series, step: Step): CounterRate {
  const seconds = step.ms / 1000
  const values = series.values.map((value) => (value >= 0 ? value / seconds : NaN))
  return { rate: { timesMs: series.timesMs, values }, restartsMs: [], lowerBoundsMs: [] }
}

function cumulativeRate(series: Series, step: Step): CounterRate {
  const timesMs: number[] = []
  const values: number[] = []
  const restartsMs: number[] = []
  const lowerBoundsMs: number[] = []
  let lastIndex = -1
  let before = NaN
  let beforeMs = NaN

  for (const [index, atMs] of series.timesMs.entries()) {
    const value = series.values[index] ?? NaN
    const isNext = lastIndex === index - 1 && atMs - beforeMs <= 2 * step.ms
    const added = value - before
    const hasRestarted = added < 0
    const isLowerBound = hasRestarted && isNext && value >= 0 && value < RESTARTED_BELOW * before
    if (hasRestarted) restartsMs.push(atMs)
    if (isLowerBound) lowerBoundsMs.push(atMs)
    if (index > 0) {
      timesMs.push(atMs)
      values.push(isNext ? perSecond(isLowerBound ? value : added, atMs - beforeMs) : NaN)
    }
    if (Number.isNaN(value)) continue
    lastIndex = index
    before = value
    beforeMs = atMs
  }
  return { rate: { timesMs, values }, restartsMs, lowerBoundsMs }
}

/** NaN for a fall: when one of several tasks restarts, the sum falls partly and hides what was added. */
function perSecond(added: number, ms: number): number {
  return added >= 0 ? (added * 1000) / ms : NaN
}
