import type { Series } from '#src/model/metrics/series.ts'
import { trendOf } from './trend.ts'

/** The share of a series' whole swing that it falls at once where a batch was written. */
const FLUSH_SHARE = 0.5
/** Fewer sudden falls are an event, not a habit. */
const LEAST_FLUSHES = 3
/** Between flushes a backlog grows at nearly every sample; noise rises at every other. */
const MOSTLY_RISING = 0.8

/**
 * The lowest sample after each flush of a sink that writes in batches: its lag is a saw-tooth, slow
 * up and at once down, and only the lows tell where it goes. `null`: the series is no saw-tooth.
 */
export function flushLows(series: Series): Series | null {
  const rests = aroundTrend(series)
  if (rests === null) return null
  const least = FLUSH_SHARE * (Math.max(...rests) - Math.min(...rests))
  const steps = rests.slice(1).map((rest, index) => rest - (rests[index] ?? rest))
  const quiet = steps.filter((change) => change > -least)
  const lows = steps.flatMap((change, index) => (change <= -least ? [index + 1] : []))
  const rising = quiet.filter((change) => change > 0).length
  if (least === 0 || lows.length < LEAST_FLUSHES || rising < MOSTLY_RISING * quiet.length)
    return null
  return {
    timesMs: lows.map((index) => series.timesMs[index] ?? NaN),
    values: lows.map((index) => series.values[index] ?? NaN),
  }
}

/** What is left of the values when their slope is taken away, so that a falling saw-tooth is one too. */
function aroundTrend(series: Series): readonly number[] | null {
  const trend = trendOf(series)
  const startMs = series.timesMs[0]
  if (trend === null || startMs === undefined) return null
  return series.values.map(
    (value, index) => value - (trend.perSec * ((series.timesMs[index] ?? NaN) - startMs)) / 1000,
  )
}
