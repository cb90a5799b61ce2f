import { expect, test } from 'vitest'
import type { BulkTimeseries } from '#src/api/metrics-model.ts'
import { stepOf } from '#src/model/time/time-range.ts'
import { metricsDelay } from './metrics-delay.ts'

const MINUTE = 60_000
const NOW = Date.UTC(2026, 2, 2, 13, 50)

/** Series by connector, each ending so many minutes before now; null: without any point. */
function answer(...minutesAgo: readonly (number | null)[]) {
  const series = minutesAgo.map((minutes) => ({
    sourceRecordWriteTotal:
      minutes === null ? null : { timesMs: [NOW - minutes * MINUTE], values: [1] },
  }))
  const value: BulkTimeseries = {
    window: { fromMs: NOW - 15 * MINUTE, toMs: NOW },
    step: stepOf('minute', 1),
    metrics: {
      account: {},
      connectors: Object.fromEntries(series.map((one, index) => [`c${index}`, one])),
      inline: {},
      tasks: {},
      topics: {},
    },
    problems: [],
  }
  return { value, asOfMs: NOW }
}

test.each([
  ['all are late', [6, 5, 7], { late: 3, of: 3, sinceMs: NOW - 5 * MINUTE }],
  ['four of five are late', [6, 6, 6, 6, 1], { late: 4, of: 5, sinceMs: NOW - 6 * MINUTE }],
  ['three of five are late', [6, 6, 6, 1, 1], null],
  ['each bucket ended three buckets ago, not more', [4, 4, 4], null],
  ['two connectors cannot tell', [60, 60], null],
  ['connectors without a point do not count', [60, 60, null, null], null],
] as const)('where %s', (_, minutesAgo, expected) => {
  expect(metricsDelay([answer(...minutesAgo)])).toEqual(expected)
})

test('sources and destinations are one account', () => {
  expect(metricsDelay([answer(9, 9), answer(9)])).toMatchObject({ late: 3, of: 3 })
})
