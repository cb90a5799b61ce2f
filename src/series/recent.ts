import type { Series } from '#src/model/metrics/series.ts'
import type { Step } from '#src/model/time/time-range.ts'

/**
 * The samples whose bucket had ended at `asOfMs`. The running bucket is not full yet: as a rate it
 * reads too low.
 */
export function completeBuckets(series: Series, step: Step, asOfMs: number): Series {
  return samplesBefore(series, asOfMs - step.ms + 1)
}

/** The samples before the bucket that begins at `newestMs`, which is the running one. */
export function withoutNewest(series: Series, newestMs: number): Series {
  return samplesBefore(series, newestMs)
}

/**
 * Mean over the `points` buckets before the one that begins at `runningMs`, in the series' own unit.
 * Unknown values (NaN) and missing buckets do not count; `null`: none of them is known.
 */
export function recentMean(
  { timesMs, values }: Series,
  step: Step,
  runningMs: number,
  points = 5,
): number | null {
  const firstMs = runningMs - points * step.ms
  const known = values.filter((value, index) => {
    const atMs = timesMs[index] ?? Number.NaN
    return atMs >= firstMs && atMs < runningMs && Number.isFinite(value)
  })
  if (known.length === 0) return null
  return known.reduce((sum, value) => sum + value, 0) / known.length
}

function samplesBefore({ timesMs, values }: Series, endMs: number): Series {
  const end = timesMs.findIndex((atMs) => atMs >= endMs)
  if (end === -1) return { timesMs, values }
  return { timesMs: timesMs.slice(0, end), values: values.slice(0, end) }
}
