import { expect, test } from 'vitest'
import type { Series } from '#src/model/metrics/series.ts'
import { MINUTE_MS, stepOf } from '#src/model/time/time-range.ts'
import { rateOf } from './rate.ts'

const STEP = stepOf('minute', 1)

/** One sample a minute. */
function minutely(...values: number[]): Series {
  return { timesMs: values.map((_, minute) => minute * MINUTE_MS), values }
}

test.each([
  ['growth over a minute is growth ÷ 60 s', [0, 600, 1800], [10, 20], [], []],
  ['a counter that stands still has rate 0', [500, 500], [0], [], []],
  [
    'a fall to zero is a restart: nothing is known to have been added',
    [1000, 0, 60],
    [0, 1],
    [1],
    [1],
  ],
  ['a fall under 10 % counts what is there as a lower bound', [1000, 60], [1], [1], [1]],
  ['a fall to exactly 10 % is no longer taken for a whole restart', [1000, 100], [NaN], [1], []],
  [
    'one of several tasks restarting leaves a gap, not a spike of 900 ÷ 60 s',
    [1000, 900, 960],
    [NaN, 1],
    [1],
    [],
  ],
  ['no rate leads to or from an empty sample', [0, NaN, 120, 180], [NaN, NaN, 1], [], []],
  [
    'a restart behind an empty sample is marked without a rate',
    [1000, NaN, 10, 70],
    [NaN, NaN, 1],
    [2],
    [],
  ],
  ['one sample has no rate', [5], [], [], []],
])('cumulative: %s', (_, values, rates, restartMinutes, boundMinutes) => {
  const { rate, restartsMs, lowerBoundsMs } = rateOf(minutely(...values), STEP, 'cumulative')
  expect(rate.values).toEqual(rates)
  expect(rate.timesMs).toEqual(rates.map((__, index) => (index + 1) * MINUTE_MS))
  expect(restartsMs).toEqual(restartMinutes.map((minute) => minute * MINUTE_MS))
  expect(lowerBoundsMs).toEqual(boundMinutes.map((minute) => minute * MINUTE_MS))
})

test('cumulative: the real time between the samples divides, not the step', () => {
  const series = { timesMs: [0, 50_000, 110_000], values: [0, 100, 220] }
  expect(rateOf(series, STEP, 'cumulative').rate.values).toEqual([2, 2])
})

test.each([
  ['two steps without a sample are bridged', [0, 2, 3], [1, 1]],
  ['more than two steps have no rate across them', [0, 3, 4], [NaN, 1]],
])('cumulative: %s', (_, minutes, rates) => {
  const timesMs = minutes.map((minute) => minute * MINUTE_MS)
  const series = { timesMs, values: minutes.map((minute) => minute * 60) }
  expect(rateOf(series, STEP, 'cumulative').rate.values).toEqual(rates)
})

test('cumulative: no sequence of values gives a negative or an infinite rate', () => {
  const values = Array.from({ length: 200 }, (_, index) => Math.abs(Math.sin(index * 37)) * 1e9)
  const known = rateOf(minutely(...values), STEP, 'cumulative').rate.values.filter(
    (value) => !Number.isNaN(value),
  )
  expect(known.length).toBeGreaterThan(50)
  expect(known.every((value) => value >= 0 && Number.isFinite(value))).toBe(true)
})

test('per interval: each amount is divided by the seconds of its bucket and keeps its time', () => {
  const series = minutely(60, 0, NaN, 30, -5)
  const { rate, restartsMs, lowerBoundsMs } = rateOf(series, STEP, 'perInterval')
  expect(rate).toEqual({ timesMs: series.timesMs, values: [1, 0, NaN, 0.5, NaN] })
  expect([restartsMs, lowerBoundsMs]).toEqual([[], []])
})

test('an empty series has an empty rate in both readings', () => {
  const nothing = { rate: { timesMs: [], values: [] }, restartsMs: [], lowerBoundsMs: [] }
  expect(rateOf(minutely(), STEP, 'cumulative')).toEqual(nothing)
  expect(rateOf(minutely(), STEP, 'perInterval')).toEqual(nothing)
})
