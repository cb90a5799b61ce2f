import type { Series } from '#src/model/metrics/series.ts'
import { RESTARTED_BELOW, type Reading } from './rate.ts'

/** A total may have grown by this share between the last bucket and the `latest` answer. */
const NEAR_TOTAL = 0.05
/** A running total falls only when a task restarts; amounts fall about every other step. */
const MOST_FALLS_OF_A_TOTAL = 0.25
/** A total is many times what one bucket adds to it; an amount is not. */
const RISES_IN_A_TOTAL = 10
/** Amounts that hardly ever fall in so many samples would be a rare accident. */
const SAMPLES_TO_TRUST_THE_SHAPE = 8

/**
 * Decides how to read a counter series (API reference §6.4, `auto`): cumulative when it rarely falls
 * and ends near `latestTotal`, otherwise per interval. Tasks of a connector restart one by one, so a
 * running total does fall now and then, by a part. "Near" leaves room for one more bucket like the
 * largest. `latestTotal` null (not reported): the shape of the series decides, if it is long enough
 * to say something.
 */
export function decideReading(series: Series, latestTotal: number | null): Reading {
  const values = series.values.filter((value) => Number.isFinite(value))
  const last = values.at(-1)
  if (last === undefined || fallsOften(values)) return 'perInterval'
  if (latestTotal === null) {
    const isLong = values.length >= SAMPLES_TO_TRUST_THE_SHAPE
    const isFarAboveItsRises = last >= RISES_IN_A_TOTAL * largestRise(values)
    return isLong || isFarAboveItsRises ? 'cumulative' : 'perInterval'
  }
  const margin = NEAR_TOTAL * Math.abs(latestTotal) + largestRise(values)
  return Math.abs(latestTotal - last) <= margin ? 'cumulative' : 'perInterval'
}

/**
 * One reading for a whole answer: the API counts one way for all connectors, so what most of the
 * moving ones look like holds for those whose own series tells little.
 */
export function commonReading(readings: readonly Reading[]): Reading {
  const cumulative = readings.filter((reading) => reading === 'cumulative').length
  return cumulative * 2 >= readings.length ? 'cumulative' : 'perInterval'
}

function fallsOften(values: readonly number[]): boolean {
  let falls = 0
  for (const [index, value] of values.entries()) {
    const before = values[index - 1] ?? value
    if (value < before && value >= RESTARTED_BELOW * before) falls++
  }
  return falls > Math.max(1, MOST_FALLS_OF_A_TOTAL * (values.length - 1))
}

function largestRise(values: readonly number[]): number {
  let largest = 0
  for (const [index, value] of values.entries()) {
    largest = Math.max(largest, value - (values[index - 1] ?? value))
  }
  return largest
}
