import { expect, test } from 'vitest'
import type { BulkTimeseries } from '#src/api/metrics-model.ts'
import { stepOf } from '#src/model/time/time-range.ts'
import { changeWords } from './total-card.tsx'
import { lateIn, statesOf, totalNewest } from './totals.ts'

const MINUTE_MS = 60_000
const START_MS = Date.UTC(2026, 2, 3, 14)

/** Ten points of one minute for each connector; null: the API said null. */
function bulk(
  metric: string,
  connectors: Record<string, readonly number[] | null>,
): BulkTimeseries {
  const entries = Object.entries(connectors).map(([id, values]) => {
    const series = values && { timesMs: values.map((_, i) => START_MS + i * MINUTE_MS), values }
    return [id, { [metric]: series }]
  })
  return {
    window: { fromMs: START_MS, toMs: START_MS + 10 * MINUTE_MS },
    step: stepOf('minute', 1),
    metrics: {
      account: {},
      connectors: Object.fromEntries(entries),
      inline: {},
      tasks: {},
      topics: {},
    },
    problems: [],
  }
}

test('a gauge counts with its newest sample', () => {
  const series = bulk('recordsLag', { a: [1, 2, 3], b: [10, 0], c: null })
  expect(totalNewest(series, 'recordsLag')).toEqual({ value: 3, missing: 1 })
})

test.each([
  ['stalled', [], 1],
  ['broken', ['behind'], 1],
  ['broken', [], 0],
  ['flowing', [], 0],
  ['unknown', [], null],
  ['unknown', ['behind'], null],
] as const)('late is who does not keep up: %s beside %j is %d', (state, also, expected) => {
  const others = also.map((one) => ({ state: one, label: '', sentence: [] }))
  expect(lateIn(statesOf({ state, also: others }))).toBe(expected)
})

test.each([
  [120, 100, '▲ 20 % more'],
  [75, 100, '▼ 25 % less'],
  [100, 100, 'as much'],
  [100.2, 100, 'as much'],
  [0, 0, 'as much'],
  [5, 0, '▲ more'],
  [5000, 1, '▲ more'],
])('%d after %d is "%s"', (now, before, words) => {
  expect(changeWords(now, before)).toBe(words)
})
