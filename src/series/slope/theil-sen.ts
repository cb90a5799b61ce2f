import type { Series } from '#src/model/metrics/series.ts'

/** Samples that have a value, as two columns, oldest first. */
export type KnownPoints = {
  readonly seconds: readonly number[]
  readonly values: readonly number[]
}

/** The newest samples with a value, at most so many; times in seconds since the epoch. */
export function knownPoints({ timesMs, values }: Series, most = Infinity): KnownPoints {
  const seconds: number[] = []
  const known: number[] = []
  for (let index = timesMs.length - 1; index >= 0 && known.length < most; index--) {
    const value = values[index] ?? NaN
    if (!Number.isFinite(value)) continue
    seconds.push((timesMs[index] ?? NaN) / 1000)
    known.push(value)
  }
  return { seconds: seconds.toReversed(), values: known.toReversed() }
}

/**
 * Slopes of all pairs of points, per second, smallest first. Their middle is the Theil–Sen slope,
 * which a quarter of wild samples cannot move.
 */
export function pairSlopes({ seconds, values }: KnownPoints): Float64Array {
  const count = values.length
  const slopes = new Float64Array((count * (count - 1)) / 2)
  let at = 0
  for (let first = 0; first < count; first++) {
    for (let second = first + 1; second < count; second++) {
      const rise = (values[second] ?? NaN) - (values[first] ?? NaN)
      slopes[at++] = rise / ((seconds[second] ?? NaN) - (seconds[first] ?? NaN))
    }
  }
  return slopes.toSorted()
}

/** The middle of sorted values; of an even number the mean of the two in the middle; NaN of none. */
export function middleOf(sorted: Float64Array): number {
  const upper = sorted.length >> 1
  const high = sorted[upper] ?? NaN
  return sorted.length % 2 === 1 ? high : ((sorted[upper - 1] ?? NaN) + high) / 2
}
