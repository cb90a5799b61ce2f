import { expect, test } from 'vitest'
import { MINUTE_MS, stepOf } from '#src/model/time/time-range.ts'
import { seriesOf, START_MS } from '#src/testing/made-series.ts'
import { stillEvents } from './events-still.ts'

const minuteOf = (ms: number) => (ms - START_MS) / MINUTE_MS

/** "20-30" for a stretch, "20-" for one that still lasts, in minutes since the start. */
function told(rates: readonly number[]) {
  const rate = seriesOf(rates.length, (index) => rates[index] ?? NaN)
  return stillEvents(rate, stepOf('minute', 1), 'nothing written').map(
    ({ atMs, toMs }) => `${minuteOf(atMs)}-${toMs === undefined ? '' : minuteOf(toMs)}`,
  )
}

const rates = (...parts: readonly (readonly [count: number, perSec: number])[]) =>
  parts.flatMap(([count, perSec]) => Array.from({ length: count }, () => perSec))

test.each([
  ['stopped, and moves again', rates([20, 7], [10, 0], [10, 7]), ['20-30']],
  ['stopped, and still stands', rates([20, 7], [10, 0]), ['20-']],
  ['four minutes are no standstill', rates([20, 7], [4, 0], [10, 7]), []],
  ['five are', rates([20, 7], [5, 0], [10, 7]), ['20-25']],
  ['it stood still before the series begins', rates([10, 0], [20, 7]), []],
  ['it never moved', rates([40, 0]), []],
  ['not known is no standstill', rates([20, 7], [10, NaN], [10, 7]), []],
  ['what is not known ends it', rates([20, 7], [6, 0], [3, NaN], [10, 7]), ['20-26']],
  [
    'a sink that writes every fourth minute stands still after three times that',
    [...rates([1, 0]), ...Array.from({ length: 40 }, (_, at) => (at % 4 === 0 ? 9 : 0))],
    [],
  ],
  ['a change now and then', rates([20, 0], [2, 7], [12, 0], [2, 7], [12, 0]), []],
])('%s', (_, perSec, expected) => {
  expect(told(perSec)).toEqual(expected)
})
