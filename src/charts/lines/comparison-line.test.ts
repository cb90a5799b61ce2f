import { expect, test } from 'vitest'
import { HOUR_MS } from '#src/model/time/time-range.ts'
import { comparisonLine, noComparisonSentence } from './comparison-line.ts'

const FROM = Date.parse('2026-11-21T04:00Z')
const DAY_BEFORE = FROM - 24 * HOUR_MS
const SHIFT = {
  comparison: 'day',
  earlier: { fromMs: DAY_BEFORE, toMs: DAY_BEFORE + 10 * HOUR_MS },
  window: { fromMs: FROM, toMs: FROM + 10 * HOUR_MS },
  zone: 'UTC',
} as const
const ORDERS = { id: 's0', label: 'orders' }

test('the earlier samples lie on the current window, dashed in grey', () => {
  const series = { timesMs: [DAY_BEFORE, DAY_BEFORE + HOUR_MS], values: [5, 7] }
  const past = { series, lowerBoundsMs: [DAY_BEFORE + HOUR_MS] }
  expect(comparisonLine(past, SHIFT, ORDERS)).toEqual({
    id: 'comparison',
    label: 'orders, previous day',
    look: 'comparison',
    pastOf: 's0',
    series: { timesMs: [FROM, FROM + HOUR_MS], values: [5, 7] },
    lowerBoundsMs: [FROM + HOUR_MS],
  })
})

test.each([
  ['no sample', { timesMs: [], values: [] }],
  ['no value', { timesMs: [DAY_BEFORE], values: [NaN] }],
  ['nothing inside the window', { timesMs: [DAY_BEFORE - HOUR_MS], values: [5] }],
])('%s is no line but a sentence', (_, series) => {
  expect(comparisonLine({ series }, SHIFT, ORDERS)).toBeNull()
  expect(noComparisonSentence(SHIFT)).toBe(
    'Nothing to compare with: no data from 20 Nov 04:00 to 20 Nov 14:00 UTC (previous day).',
  )
})
