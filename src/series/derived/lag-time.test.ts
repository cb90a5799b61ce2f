import { expect, test } from 'vitest'
import { stepOf } from '#src/model/time/time-range.ts'
import { seriesOf } from '#src/testing/made-series.ts'
import { lagTimeOf } from './lag-time.ts'

const step = stepOf('minute', 1)
const MINUTE_MS = 60_000

test('6 000 records at a constant 100/s are 60 s of changes', () => {
  expect(
    lagTimeOf(
      6000,
      seriesOf(30, () => 100),
      step,
    ),
  ).toEqual({
    kind: 'known',
    ms: 60_000,
    plusMinusMs: MINUTE_MS,
  })
})

test('a burst makes many records worth few seconds', () => {
  const burst = seriesOf(30, (index) => (index === 29 ? 10_000 : 10))
  expect(lagTimeOf(60_000, burst, step)).toMatchObject({ ms: 6000 })
})

test('a pause in the writing adds its time, not its records', () => {
  const paused = seriesOf(30, (index) => (index >= 20 ? 0 : 100))
  expect(lagTimeOf(6000, paused, step)).toMatchObject({ ms: 11 * MINUTE_MS })
})

test('nothing waits', () => {
  expect(
    lagTimeOf(
      0,
      seriesOf(30, () => 100),
      step,
    ),
  ).toEqual({ kind: 'none' })
})

test('a lag that is not reported is not known, whatever was written', () => {
  expect(
    lagTimeOf(
      null,
      seriesOf(30, () => 100),
      step,
    ),
  ).toEqual({ kind: 'not known' })
})

test('nothing written in the window is not an infinite time', () => {
  expect(
    lagTimeOf(
      500,
      seriesOf(30, () => 0),
      step,
    ),
  ).toEqual({ kind: 'nothing written' })
})

test('a window that is too short gives a lower bound', () => {
  expect(
    lagTimeOf(
      1e9,
      seriesOf(30, () => 100),
      step,
    ),
  ).toEqual({
    kind: 'longer than',
    ms: 30 * MINUTE_MS,
  })
})

test('a hole ends the walk back: what was written in it is not known', () => {
  const holed = seriesOf(30, (index) => (index === 19 ? NaN : 100))
  expect(lagTimeOf(1e6, holed, step)).toEqual({ kind: 'longer than', ms: 10 * MINUTE_MS })
  expect(
    lagTimeOf(
      1e6,
      seriesOf(5, () => NaN),
      step,
    ),
  ).toEqual({ kind: 'not known' })
})
