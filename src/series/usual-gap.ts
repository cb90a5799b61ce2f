import type { Series } from '#src/model/metrics/series.ts'

/** Fewer readings are no habit. */
const LEAST_READINGS = 4

/**
 * In how many buckets a sink usually reads once: 1 for one that reads all the time, 7 for one that
 * writes a batch every seventh bucket. The middle of the gaps between its readings.
 * @param perSec its rate of reading, one value for each bucket
 */
export function usualGap({ values }: Series): number {
  const readings = values.flatMap((value, index) => (value > 0 ? [index] : []))
  if (readings.length < LEAST_READINGS) return 1
  const gaps = readings.slice(1).map((at, index) => at - (readings[index] ?? at))
  return gaps.toSorted((a, b) => a - b)[gaps.length >> 1] ?? 1
}

/** Mean over the last `count` buckets, bucket by bucket; NaN until there are so many known ones. */
export function smoothed(series: Series, count: number): Series {
  if (count <= 1) return series
  const values = series.values.map((_, index) => {
    const part = series.values.slice(Math.max(0, index - count + 1), index + 1)
    return part.length < count ? NaN : part.reduce((sum, value) => sum + value, 0) / count
  })
  return { timesMs: series.timesMs, values }
}
