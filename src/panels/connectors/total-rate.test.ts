import { expect, test } from 'vitest'
import type { BulkTimeseries } from '#src/api/metrics-model.ts'
import { RECENT } from './connector-rates.ts'
import { totalRate } from './total-rate.ts'

const MINUTE_MS = 60_000
const START_MS = Date.UTC(2026, 10, 21, 12)

/** Ten minutes of a counter for each source, by what it grows in a minute; null: the API said null. */
function written(perMinute: Readonly<Record<string, number | null>>): BulkTimeseries {
  const minutes = Array.from({ length: 10 }, (_, index) => index)
  const connectors = Object.fromEntries(
    Object.entries(perMinute).map(([id, growth]) => {
      const timesMs = minutes.map((minute) => START_MS + minute * MINUTE_MS)
      const values = minutes.map((minute) => minute * (growth ?? 0))
      return [id, { sourceRecordWriteTotal: growth === null ? null : { timesMs, values } }]
    }),
  )
  return {
    window: { fromMs: START_MS, toMs: START_MS + 10 * MINUTE_MS },
    step: RECENT.step,
    metrics: { account: {}, connectors, inline: {}, tasks: {}, topics: {} },
    problems: [],
  }
}

const rateOf = (answer: BulkTimeseries, ids?: readonly string[]) =>
  totalRate(answer, undefined, ['sourceRecordWriteTotal'], ids)

test('rates of all connectors add up; one without the counter is missing', () => {
  expect(rateOf(written({ a: 600, b: 1200, c: null }))).toEqual({ value: 30, missing: 1 })
})

test('only those asked for count, and one that is gone is missing', () => {
  const answer = written({ a: 600, b: null, other: 6000 })
  expect(rateOf(answer, ['a', 'b', 'gone'])).toEqual({ value: 10, missing: 2 })
  expect(rateOf(answer, ['b'])).toEqual({ value: null, missing: 1 })
})

test('a source that stands still writes a measured zero', () => {
  expect(rateOf(written({ a: 0, b: 600 }), ['a'])).toEqual({ value: 0, missing: 0 })
})
