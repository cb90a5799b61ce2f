import { median, medianAbsoluteDeviation } from 'simple-statistics'
import type { Series } from '#src/model/metrics/series.ts'

/** Inserts, updates and deletes per second, at the same times; NaN where one is not known. */
export type EventRates = {
  readonly inserts: Series
  readonly updates: Series
  readonly deletes: Series
}

/** A bucket in which deletes were far more than usual and more than half of all events. */
export type DeleteBurst = {
  readonly atMs: number
  readonly perSec: number
  readonly usualPerSec: number
}

/** So many times the usual scatter above the usual rate. */
const SCATTERS = 8
/** Scatter of a normal distribution in terms of its median absolute deviation. */
const SCATTER_PER_MAD = 1.4826
const LEAST_BUCKETS = 12
const MOST_OF_THE_EVENTS = 0.5

/**
 * Bursts of deletes against the rest of the window itself (product B8): they travel to the destination
 * within seconds. A retention job of every night is a burst as well; the window cannot know it.
 */
export function deleteBursts({ inserts, updates, deletes }: EventRates): readonly DeleteBurst[] {
  const known = deletes.values.filter((value) => Number.isFinite(value))
  if (known.length < LEAST_BUCKETS) return []
  const usualPerSec = median(known)
  const scatter = SCATTER_PER_MAD * medianAbsoluteDeviation(known)
  const least = usualPerSec + SCATTERS * Math.max(scatter, 0.05 * usualPerSec)
  return deletes.timesMs.flatMap((atMs, index) => {
    const perSec = deletes.values[index] ?? NaN
    const all = perSec + (inserts.values[index] ?? NaN) + (updates.values[index] ?? NaN)
    const isBurst = perSec > least && perSec > MOST_OF_THE_EVENTS * all
    return isBurst ? [{ atMs, perSec, usualPerSec }] : []
  })
}
