import { expect, test } from 'vitest'
import { MINUTE_MS, stepOf } from '#src/model/time/time-range.ts'
import { seriesOf, START_MS } from '#src/testing/made-series.ts'
import { snapshotEvents } from './events-snapshot.ts'

function told(rates: readonly number[]) {
  const window = { fromMs: START_MS, toMs: START_MS + rates.length * MINUTE_MS }
  const rate = seriesOf(rates.length, (index) => rates[index] ?? NaN)
  return snapshotEvents(rate, stepOf('minute', 1), window).map(
    ({ atMs, label }) => `${(atMs - START_MS) / MINUTE_MS} ${label}`,
  )
}

test.each([
  ['one from begin to end', [0, 0, 5, 9, 0, 0, 0, 0], ['2 snapshot began', '4 snapshot ended']],
  [
    'a short pause does not end it',
    [0, 5, 0, 0, 5, 0, 0, 0, 0],
    ['1 snapshot began', '5 snapshot ended'],
  ],
  ['one that runs at the end has no end', [0, 0, 5, 9], ['2 snapshot began']],
  ['one that ran at the beginning has none', [5, 9, 0, 0, 0, 0], ['2 snapshot ended']],
  ['what is not known before it is no beginning', [NaN, 5, 9, 0, 0, 0], ['3 snapshot ended']],
  ['not known is not a beginning', [NaN, NaN, NaN, NaN], []],
  [
    'two of them',
    [0, 5, 0, 0, 0, 5, 0, 0, 0, 0],
    ['1 snapshot began', '2 snapshot ended', '5 snapshot began', '6 snapshot ended'],
  ],
])('%s', (_, rates, expected) => {
  expect(told(rates)).toEqual(expected)
})
