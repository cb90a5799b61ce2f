import { expect, test } from 'vitest'
import { MINUTE_MS } from '#src/model/time/time-range.ts'
import { seriesOf, START_MS } from '#src/testing/made-series.ts'
import { crossingsOf } from './crossings.ts'

const LAG = {
  metric: 'recordsLag',
  warn: 100,
  crit: 1000,
  forMin: 2,
  clear: 80,
  direction: 'above',
} as const

function changes(values: readonly number[], threshold: Parameters<typeof crossingsOf>[0] = LAG) {
  const series = seriesOf(values.length, (index) => values[index] ?? NaN)
  return crossingsOf(threshold, { series, everyMs: MINUTE_MS }).map(
    ({ level, atMs, raisedMs, isFromStart }) => [
      level,
      (atMs - START_MS) / MINUTE_MS,
      (raisedMs - START_MS) / MINUTE_MS,
      isFromStart,
    ],
  )
}

test.each([
  ['too short to count', [0, 150, 150, 0, 0], []],
  [
    'held, then clear',
    [0, 150, 150, 150, 0],
    [
      ['warn', 1, 3, false],
      ['none', 4, 4, false],
    ],
  ],
  [
    'a value between the limit and its clear level stays raised',
    [0, 150, 150, 150, 90, 79],
    [
      ['warn', 1, 3, false],
      ['none', 5, 5, false],
    ],
  ],
  [
    'a warning, critical, back to a warning, clear',
    [0, 150, 150, 150, 2000, 2000, 2000, 500, 10],
    [
      ['warn', 1, 3, false],
      ['crit', 4, 6, false],
      ['warn', 7, 7, false],
      ['none', 8, 8, false],
    ],
  ],
  ['over it from the first sample on', [150, 150, 150, 150], [['warn', 0, 2, true]]],
  ['a missing sample changes nothing', [0, 150, 150, 150, NaN, 150], [['warn', 1, 3, false]]],
  ['nothing measured', [NaN, NaN], []],
] as const)('%s', (_, values, expected) => {
  expect(changes(values)).toEqual(expected)
})

test('a floor is crossed downwards', () => {
  const floor = { metric: 'rate', warn: 10, forMin: 0, direction: 'below' } as const
  expect(changes([20, 5, 20], floor)).toEqual([
    ['warn', 1, 1, false],
    ['none', 2, 2, false],
  ])
})
