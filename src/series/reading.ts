import type { Series } from '#src/model/series.ts'
import type { Reading } from './rate.ts'
import { RESTARTED_BELOW } from './rate.ts'

/** A total may have grown by this share between the last bucket and the `latest` answer. */
const NEAR_TOTAL = 0.05
/** One fall in so many samples may be the restart of one task of several. */
const SAMPLES_PER_PARTIAL_RESTART = 20
/** Amounts that never fall in so many samples would be a rare accident. */
const SAMPLES_TO_TRUST_THE_SHAPE = 8

/**
 * Decides how to read a counter series (API reference §6.4, `auto`): cumulative when it never falls
 * except at restarts and ends near `latestTotal`, otherwise per interval. "Near" leaves room for one
 * more bucket like the largest. `latestTotal` null (not reported): the shape of the series decides,
 * if it is long enough to say something.
 */
export function decideReading(series: Series, latestTotal: number | null): Reading {
  const values = series.values.filter((value) => Number.isFinite(value))
  const last = values.at(-1)
  if (last === undefined || !onlyFallsAtRestarts(values)) return 'perInterval'
  if (latestTotal === null)
    return values.length >= SAMPLES_TO_TRUST_THE_SHAPE ? 'cumulative' : 'perInterval'
  const margin = NEAR_TOTAL * Math.abs(latestTotal) + largestRise(values)
  return Math.abs(latestTotal - last) <= margin ? 'cumulative' : 'perInterval'
}

function onlyFallsAtRestarts(values: readonly number[]): boolean {
  let partialFalls = 0
  for (const [index, value] of values.entries()) {
    const before = values[index - 1] ?? value
    if (value < before && value >= RESTARTED_BELOW * before) partialFalls++
  }
  return partialFalls * SAMPLES_PER_PARTIAL_RESTART <= values.length
}

function largestRise(values: readonly number[]): number {
  let largest = 0
  for (const [index, value] of values.entries()) {
    largest = Math.max(largest, value - (values[index - 1] ?? value))
  }
  return largest
}
