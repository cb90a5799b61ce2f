import type { Direction } from '#src/model/health/health-facts.ts'
import type { Series } from '#src/model/metrics/series.ts'
import { knownPoints, middleOf, pairSlopes } from './theil-sen.ts'

/** Direction of a gauge, and its change per second; null while there are too few points. */
export type Slope = { readonly direction: Direction; readonly perSec: number | null }

/** A trend through fewer points than this could be anything. */
export const FEWEST_POINTS = 5
/** A window's lows are few: three in a row in one direction are the least that says something. */
export const FEWEST_LOWS = 3
/** Pairs of points that agree on the direction, less those that do not, as a share of all pairs. */
const AGREEMENT = 0.5
/** A change smaller than this share of the level is none. */
const LEAST_CHANGE = 0.05

const UNKNOWN: Slope = { direction: 'not known', perSec: null }

/**
 * Theil–Sen: the middle of the slopes of all pairs, which a single wild point cannot bend. It has a
 * direction when most pairs agree on it and the change over the window is worth mentioning.
 */
export function slopeOf(series: Series, fewest = FEWEST_POINTS): Slope {
  const points = knownPoints(series)
  const { seconds, values } = points
  if (values.length < fewest) return UNKNOWN
  const slopes = pairSlopes(points)
  const perSec = middleOf(slopes)
  const up = slopes.filter((slope) => slope > 0).length
  const down = slopes.filter((slope) => slope < 0).length
  const spanSec = (seconds.at(-1) ?? 0) - (seconds[0] ?? 0)
  const level = middleOf(Float64Array.from(values, Math.abs).toSorted())
  const isNotable = Math.abs(perSec * spanSec) >= LEAST_CHANGE * level && perSec !== 0
  const isAgreed = Math.abs(up - down) >= AGREEMENT * slopes.length
  if (!isNotable || !isAgreed) return { direction: 'steady', perSec }
  return { direction: perSec > 0 ? 'rising' : 'falling', perSec }
}

/**
 * The lowest point of every stretch of `gapMs`, oldest first: what a saw-tooth comes down to after
 * each flush. The newest stretch counts only when it is full, the oldest only from its first flush on.
 */
export function lowsOf({ timesMs, values }: Series, gapMs: number): Series {
  const lastMs = timesMs.at(-1)
  if (lastMs === undefined) return { timesMs, values }
  const lows = new Map<number, { atMs: number; value: number }>()
  for (const [index, atMs] of timesMs.entries()) {
    const value = values[index] ?? NaN
    const stretch = Math.floor((lastMs - atMs) / gapMs)
    const low = lows.get(stretch)
    if (Number.isFinite(value) && (!low || value < low.value)) lows.set(stretch, { atMs, value })
  }
  const firstMs = timesMs[0] ?? lastMs
  const full = [...lows].filter(
    ([stretch]) => lastMs - (stretch + 1) * gapMs >= firstMs - gapMs / 2,
  )
  const points = full.map(([, low]) => low).toSorted((a, b) => a.atMs - b.atMs)
  return { timesMs: points.map(({ atMs }) => atMs), values: points.map(({ value }) => value) }
}
