import { expect, test } from 'vitest'
import { stepOf } from '#src/model/time/time-range.ts'
import { noise, seriesOf, START_MS } from '#src/testing/made-series.ts'
import { breachOf } from './breach.ts'

const MINUTE_MS = 60_000
const step = stepOf('minute', 1)
const limit = 100_000

test('60 k rising by 50/s reaches 100 k in 13 min 20 s', () => {
  const gauge = seriesOf(60, (index) => 60_000 - 3000 * (59 - index))
  expect(breachOf(gauge, { limit, step })).toMatchObject({
    kind: 'coming',
    etaMs: 13 * MINUTE_MS + 20_000,
  })
})

test('29 of 30 points are not enough', () => {
  const gauge = seriesOf(29, (index) => 3000 * index)
  expect(breachOf(gauge, { limit, step })).toEqual({ kind: 'not enough data', have: 29, need: 30 })
})

test('past the limit it says since when, not when', () => {
  const gauge = seriesOf(60, (index) => (index < 48 ? 90_000 : 110_000))
  expect(breachOf(gauge, { limit, step })).toEqual({
    kind: 'beyond',
    sinceMs: START_MS + 48 * MINUTE_MS,
  })
})

test('a level, a falling and a very slowly rising gauge have no breach in sight', () => {
  for (const perMin of [0, -50, 1]) {
    const gauge = seriesOf(60, (index) => 50_000 + perMin * index)
    expect(breachOf(gauge, { limit, step })).toEqual({ kind: 'not in sight' })
  }
})

test('noise that resembles its neighbours is hardly ever announced', () => {
  let announced = 0
  for (let seed = 1; seed <= 300; seed++) {
    const next = noise(seed)
    let level = 0
    const gauge = seriesOf(60, () => {
      level = 0.8 * level + next()
      return 60_000 + 900 * level
    })
    if (breachOf(gauge, { limit, step }).kind === 'coming') announced++
  }
  expect(announced / 300).toBeLessThan(0.05)
})
