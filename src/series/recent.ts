import type { Series } from '#src/model/series.ts'
import type { Step } from '#src/model/time-range.ts'

/**
 * The samples whose bucket had ended at `asOfMs`. The running bucket is not full yet: as a rate it
 * reads too low.
 */
export function completeBuckets(series: Series, step: Step, asOfMs: number): Series {
  const end = series.timesMs.findIndex((atMs) => atMs + step.ms > asOfMs)
  if (end === -1) return series
  return { timesMs: series.timesMs.slice(0, end), values: series.values.slice(0, end) }
}

/**
 * Mean of the last `points` complete buckets, in the series' own unit. Unknown values (NaN) and
 * missing buckets do not count; `null`: none of them is known.
 */
export function recentMean(series: Series, step: Step, asOfMs: number, points = 5): number | null {
  const firstMs = asOfMs - (points + 1) * step.ms
  const { timesMs, values } = completeBuckets(series, step, asOfMs)
  const known = values.filter(
    (value, index) => (timesMs[index] ?? 0) > firstMs && Number.isFinite(value),
  )
  if (known.length === 0) return null
  return known.reduce((sum, value) => sum + value, 0) / known.length
}
