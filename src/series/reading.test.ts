import { expect, test } from 'vitest'
import { MINUTE_MS } from '#src/model/time/time-range.ts'
import { commonReading, decideReading } from './reading.ts'

const GROWING = Array.from({ length: 40 }, (_, index) => 10_000 + index * 100)
const AMOUNTS = Array.from({ length: 40 }, (_, index) => 100 + ((index * 37) % 50))
const RESTARTED = [...GROWING, 0, 100, 200]
const ONE_TASK_RESTARTED = [
  ...GROWING.slice(0, 20),
  8000,
  8100,
  ...Array.from({ length: 20 }, (_, i) => 8200 + i * 100),
]

/** A list's quarter of an hour in which one of three tasks restarts: the sum falls by a third. */
const FIFTEEN_WITH_A_RESTART = [
  120_000, 120_500, 121_000, 121_500, 122_000, 122_500, 81_600, 82_000, 82_500, 83_000, 83_500,
  84_000, 84_500, 85_000, 90_000,
]

test.each([
  ['grows and ends at the total', GROWING, 13_900, 'cumulative'],
  ['grows and the total is a bucket ahead', GROWING, 14_000, 'cumulative'],
  ['young counter, total a bucket ahead', [0, 400, 900], 1400, 'cumulative'],
  ['grows but the total is hundreds of times larger', GROWING, 4_000_000, 'perInterval'],
  ['amounts that vary', AMOUNTS, 4_000_000, 'perInterval'],
  ['amounts that vary, whatever the total says', AMOUNTS, AMOUNTS.at(-1) ?? 0, 'perInterval'],
  ['a restart to zero', RESTARTED, 200, 'cumulative'],
  ['one task of several restarted', ONE_TASK_RESTARTED, 10_100, 'cumulative'],
  ['fifteen samples, one task restarted', FIFTEEN_WITH_A_RESTART, 90_500, 'cumulative'],
  ['the same without a total', FIFTEEN_WITH_A_RESTART, null, 'cumulative'],
  ['idle: nothing but zeros and a zero total', [0, 0, 0], 0, 'cumulative'],
  ['idle: zeros although the total is large', [0, 0, 0], 1_000_000, 'perInterval'],
  ['no total, long and never falling', GROWING, null, 'cumulative'],
  ['no total, varying', AMOUNTS, null, 'perInterval'],
  ['no total, too short to tell', [1, 2, 3], null, 'perInterval'],
  ['no total, short but far above its rises', [90_000, 90_400, 90_900], null, 'cumulative'],
  ['no sample', [], 5, 'perInterval'],
  ['samples without a value say nothing', [NaN, NaN], 5, 'perInterval'],
])('%s', (_, values, latestTotal, reading) => {
  const series = { timesMs: values.map((__, index) => index * MINUTE_MS), values }
  expect(decideReading(series, latestTotal)).toBe(reading)
})

test('what most connectors look like holds for all of an answer', () => {
  expect(commonReading(['cumulative', 'cumulative', 'perInterval'])).toBe('cumulative')
  expect(commonReading(['perInterval', 'perInterval', 'cumulative'])).toBe('perInterval')
})
