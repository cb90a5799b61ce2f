import { expect, test } from 'vitest'
import { noise, seriesOf } from '#src/testing/made-series.ts'
import { trendOf, Z_99 } from './trend.ts'

const MINUTE_S = 60

test('a straight line has its slope and no doubt', () => {
  const trend = trendOf(seriesOf(30, (index) => 500 - 3 * MINUTE_S * index))
  expect(trend).toMatchObject({ perSec: -3, lowPerSec: -3, highPerSec: -3, points: 30 })
})

test('a constant series has slope 0', () => {
  expect(trendOf(seriesOf(20, () => 7))?.perSec).toBe(0)
})

test('eleven samples are too few, twelve are enough', () => {
  expect(trendOf(seriesOf(11, (index) => index))).toBeNull()
  expect(trendOf(seriesOf(12, (index) => index))).not.toBeNull()
})

test('samples without a value do not count', () => {
  const holed = seriesOf(24, (index) => (index % 2 === 0 ? NaN : index))
  expect(trendOf(holed)?.points).toBe(12)
})

test('a fifth of wild samples does not move the slope', () => {
  const wild = seriesOf(30, (index) => (index % 5 === 2 ? 1e9 : 60 * index))
  expect(trendOf(wild)?.perSec).toBeCloseTo(1, 1)
})

test('only the newest sixty samples count', () => {
  const turned = seriesOf(200, (index) => (index < 140 ? 1000 * index : 140_000 - 60 * index))
  expect(trendOf(turned)).toMatchObject({ perSec: -1, points: 60 })
})

// The plain interval announces a trend in 10, 34 and 47 of 100 such series (insight 2).
test.each([
  [0, 0.04],
  [0.5, 0.06],
  [0.8, 0.08],
  [0.9, 0.12],
])('neighbours that resemble each other by %f hardly ever look like a trend', (phi, most) => {
  const runs = 400
  let announced = 0
  for (let seed = 1; seed <= runs; seed++) {
    const next = noise(seed)
    let level = 0
    const series = seriesOf(30, () => {
      level = phi * level + next()
      return level
    })
    const trend = trendOf(series, { z: Z_99 })
    if (trend && (trend.lowPerSec > 0 || trend.highPerSec < 0)) announced++
  }
  expect(announced / runs).toBeLessThanOrEqual(most)
})

test('the range holds the true slope in nineteen of twenty runs', () => {
  const runs = 400
  let held = 0
  for (let seed = 1; seed <= runs; seed++) {
    const next = noise(seed)
    const trend = trendOf(seriesOf(40, (index) => 120 * index + 900 * next()))
    if (trend && trend.lowPerSec <= 2 && trend.highPerSec >= 2) held++
  }
  expect(held / runs).toBeGreaterThanOrEqual(0.93)
})
