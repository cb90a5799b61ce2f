import { expect, test } from 'vitest'
import { stepOf } from '#src/model/time/time-range.ts'
import { deltaAt, deltaOf, deltaOfMeans } from './delta.ts'

const STEP = stepOf('minute', 1)
const MIN = STEP.ms

/** A sample a minute; undefined is no sample, NaN one without a value. */
function minutes(...values: readonly (number | undefined)[]) {
  const present = values.flatMap((value, minute) =>
    value === undefined ? [] : [{ value, minute }],
  )
  return {
    timesMs: present.map(({ minute }) => minute * MIN),
    values: present.map(({ value }) => value),
  }
}

test.each([
  ['more', 150, 100, { change: 50, percent: 50 }],
  ['less', 50, 200, { change: -150, percent: -75 }],
  ['the same', 7, 7, { change: 0, percent: 0 }],
  ['from nothing: no per cent', 5, 0, { change: 5, percent: null }],
  ['up from a negative baseline', -5, -10, { change: 5, percent: 50 }],
])('%s', (_, value, baseline, expected) => {
  expect(deltaOf(value, baseline)).toEqual({ value, baseline, ...expected })
})

test.each([
  ['no value', null, 5],
  ['no baseline', 5, null],
  ['a value that is not a number', NaN, 5],
  ['a baseline that is not a number', 5, NaN],
])('%s gives no difference', (_, value, baseline) => {
  expect(deltaOf(value, baseline)).toBeNull()
})

test('the difference is that of the bucket, whatever lies beside it', () => {
  const compared = {
    current: minutes(10, 20, 30),
    baseline: minutes(5, 10, 40),
    step: STEP,
    answeredAtMs: null,
  }
  expect(deltaAt(compared, MIN)).toEqual({ value: 20, baseline: 10, change: 10, percent: 100 })
})

test('a hole on either side gives no difference', () => {
  const compared = {
    current: minutes(10, undefined, 30, 40),
    baseline: minutes(5, 10, undefined, NaN),
    step: STEP,
    answeredAtMs: null,
  }
  expect([1, 2, 3].map((minute) => deltaAt(compared, minute * MIN))).toEqual([null, null, null])
})

test('the running bucket is not compared, and the one that just ended is', () => {
  const compared = { current: minutes(10, 20), baseline: minutes(10, 10), step: STEP }
  expect(deltaAt({ ...compared, answeredAtMs: 2 * MIN - 1 }, MIN)).toBeNull()
  expect(deltaAt({ ...compared, answeredAtMs: 2 * MIN }, MIN)?.change).toBe(10)
})

test('means are taken over the full buckets that both have', () => {
  const compared = {
    current: minutes(10, 20, NaN, 1000, 1),
    baseline: minutes(10, 10, 500, undefined, 10),
    step: STEP,
    answeredAtMs: 5 * MIN - 1,
  }
  expect(deltaOfMeans(compared)).toEqual({ value: 15, baseline: 10, change: 5, percent: 50 })
  expect(deltaOfMeans({ ...compared, baseline: minutes() })).toBeNull()
})
