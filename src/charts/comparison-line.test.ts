import { expect, test } from 'vitest'
import { HOUR_MS } from '#src/model/time-range.ts'
import { deltaOf } from '#src/series/delta.ts'
import { comparisonLine, deltaText, noComparisonSentence } from './comparison-line.ts'

const FROM = Date.parse('2026-11-21T04:00Z')
const DAY_BEFORE = FROM - 24 * HOUR_MS
const SHIFT = {
  comparison: 'day',
  earlier: { fromMs: DAY_BEFORE, toMs: DAY_BEFORE + 10 * HOUR_MS },
  window: { fromMs: FROM, toMs: FROM + 10 * HOUR_MS },
  zone: 'UTC',
} as const

test('the earlier samples lie on the current window, dashed in grey', () => {
  const series = { timesMs: [DAY_BEFORE, DAY_BEFORE + HOUR_MS], values: [5, 7] }
  expect(comparisonLine(series, SHIFT, 'orders')).toEqual({
    id: 'comparison',
    label: 'orders, previous day',
    look: 'comparison',
    series: { timesMs: [FROM, FROM + HOUR_MS], values: [5, 7] },
  })
})

test.each([
  ['no sample', { timesMs: [], values: [] }],
  ['no value', { timesMs: [DAY_BEFORE], values: [NaN] }],
  ['nothing inside the window', { timesMs: [DAY_BEFORE - HOUR_MS], values: [5] }],
])('%s is no line but a sentence', (_, series) => {
  expect(comparisonLine(series, SHIFT)).toBeNull()
  expect(noComparisonSentence(SHIFT)).toBe(
    'Nothing to compare with: no data from 20 Nov 04:00 to 20 Nov 14:00 UTC (previous day).',
  )
})

test.each([
  ['more', 62_000, 49_600, '▲ 12.4 k (+25 %)'],
  ['less', 97, 100, '▼ 3 (−3.0 %)'],
  ['the same', 5, 5, '= 0'],
  ['from zero', 5, 0, '▲ 5'],
  ['nothing to compare', null, 5, null],
])('%s', (_, value, baseline, expected) => {
  const told = deltaText(deltaOf(value, baseline), 'events')
  expect(told?.replaceAll('\u202f', ' ') ?? null).toBe(expected)
})
