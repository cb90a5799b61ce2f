import type { Series } from '#src/model/metrics/series.ts'
import { knownPoints, middleOf, pairSlopes } from '#src/series/slope/theil-sen.ts'

/** A robust straight line through samples, as change per second, with the range it may lie in. */
export type Trend = {
  readonly perSec: number
  readonly lowPerSec: number
  readonly highPerSec: number
  /** The point every such line goes through: middle of the times, middle of the values. */
  readonly middleMs: number
  readonly middleValue: number
  /** Samples the line goes through. */
  readonly points: number
}

/** Standard normal quantiles: 19 of 20, and 99 of 100 ranges hold the true slope. */
export const Z_95 = 1.96
export const Z_99 = 2.576

/** Fewer samples have no slope worth a word. */
export const LEAST_POINTS = 12
/** More samples cost time and tell about the past. */
const MOST_POINTS = 60
/** Stronger than this the next sample is nearly a copy, and no range would be wide enough. */
const MOST_CORRELATED = 0.95

/**
 * Theil–Sen slope over the newest 60 finite samples: the median of the slopes of all pairs, which a
 * quarter of wild samples cannot move. The range is the rank interval of the same slopes, widened by
 * √((1+φ)/(1−φ)) because neighbouring samples resemble each other (φ: their correlation after the
 * line is taken away). `null`: fewer than `least` samples.
 */
export function trendOf(
  series: Series,
  { z = Z_95, least = LEAST_POINTS }: { readonly z?: number; readonly least?: number } = {},
): Trend | null {
  const known = knownPoints(series, MOST_POINTS)
  const { seconds, values } = known
  const points = values.length
  if (points < Math.max(2, least)) return null
  const slopes = pairSlopes(known)
  const perSec = middleOf(slopes)
  const resemblance = correlationAround(perSec, seconds, values)
  const widened = z * Math.sqrt((1 + resemblance) / (1 - resemblance))
  const reach = widened * Math.sqrt((points * (points - 1) * (2 * points + 5)) / 18)
  const low = Math.max(0, Math.floor((slopes.length - reach) / 2))
  const high = Math.min(slopes.length - 1, Math.ceil((slopes.length + reach) / 2))
  const middleMs = (((seconds[0] ?? NaN) + (seconds.at(-1) ?? NaN)) / 2) * 1000
  const rests = values.map(
    (value, index) => value - perSec * ((seconds[index] ?? NaN) - middleMs / 1000),
  )
  return {
    perSec,
    lowPerSec: slopes[low] ?? perSec,
    highPerSec: slopes[high] ?? perSec,
    middleMs,
    middleValue: middleOf(Float64Array.from(rests).toSorted()),
    points,
  }
}

/**
 * Correlation of neighbouring samples around the line, corrected for what a fitted line hides in a
 * short series: about (2 + 4φ)/n. Never negative: swinging samples do not make a range narrower.
 */
function correlationAround(
  perSec: number,
  seconds: readonly number[],
  values: readonly number[],
): number {
  const rests = values.map((value, index) => value - perSec * (seconds[index] ?? NaN))
  const centre = middleOf(Float64Array.from(rests).toSorted())
  let products = 0
  let squares = 0
  for (const [index, rest] of rests.entries()) {
    squares += (rest - centre) ** 2
    products += (rest - centre) * ((rests[index + 1] ?? centre) - centre)
  }
  const count = rests.length
  if (squares === 0 || count <= 4) return 0
  const corrected = (count * (products / squares) + 2) / (count - 4)
  return Math.min(MOST_CORRELATED, Math.max(0, corrected))
}
