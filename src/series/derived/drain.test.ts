import { expect, test } from 'vitest'
import { stepOf } from '#src/model/time/time-range.ts'
import { noise, seriesOf, START_MS } from '#src/testing/made-series.ts'
import { drainOf, type DrainInput } from './drain.ts'

const MINUTE_MS = 60_000
const step = stepOf('minute', 1)
const rates = { inPerSec: null, outPerSec: null }

function falling(level: number, perSec: number, count = 40) {
  return seriesOf(count, (index) => level - perSec * 60 * (index - count + 1))
}

function drain(input: Partial<DrainInput> & Pick<DrainInput, 'lag'>) {
  return drainOf({ step, ...rates, ...input })
}

test('1.2 M records at 1 000/s less are gone in 20 min, and the rates say the same', () => {
  const lag = falling(1_200_000, 1000)
  expect(drain({ lag, inPerSec: 400, outPerSec: 1400 })).toMatchObject({
    kind: 'draining',
    etaMs: 20 * MINUTE_MS,
    otherEtaMs: null,
  })
})

test('rates that say something else by more than a quarter are told beside it', () => {
  const lag = falling(1_200_000, 1000)
  expect(drain({ lag, inPerSec: 400, outPerSec: 1000 })).toMatchObject({
    etaMs: 20 * MINUTE_MS,
    otherEtaMs: 2000 * 1000,
  })
})

test('a growing lag is not draining, by so much a second', () => {
  expect(drain({ lag: falling(60_000, -310) })).toMatchObject({
    kind: 'not draining',
    trend: { perSec: 310 },
  })
})

test('a lag that drained a while ago and has grown since is not draining', () => {
  const lag = seriesOf(60, (index) =>
    index < 25 ? 5_000_000 - 200_000 * index : 12_000 * (index - 24),
  )
  const drained = drain({ lag, inPerSec: 600, outPerSec: 400 })
  expect(drained).toMatchObject({ kind: 'not draining', trend: { perSec: 200 } })
  expect('trend' in drained && drained.trend.lowPerSec).toBeGreaterThan(0)
})

test('the lowest sample of a noisy fall is no turn', () => {
  const lag = seriesOf(60, (index) => 4_000_000 - 12_000 * index + (index > 55 ? 60_000 : 0))
  expect(drain({ lag })).toMatchObject({ kind: 'draining', trend: { points: 60 } })
})

test('three of twelve points are not enough', () => {
  expect(drain({ lag: falling(1000, 10, 3) })).toEqual({
    kind: 'not enough data',
    have: 3,
    need: 12,
    of: 'points',
  })
})

test('no sample at all is no answer, not an empty backlog', () => {
  expect(drain({ lag: seriesOf(0, () => 0) })).toMatchObject({ kind: 'not enough data', have: 0 })
  expect(drain({ lag: seriesOf(20, () => NaN) })).toMatchObject({ have: 0 })
})

test('at the learned floor nothing waits', () => {
  expect(drain({ lag: seriesOf(30, () => 12), floor: 12 })).toEqual({ kind: 'drained' })
  expect(drain({ lag: seriesOf(30, () => 0) })).toEqual({ kind: 'drained' })
})

test('a level lag without writes and reads is unconfirmed', () => {
  const lag = seriesOf(30, () => 5000)
  expect(drain({ lag, inPerSec: 0, outPerSec: 0 })).toEqual({ kind: 'unconfirmed' })
  expect(drain({ lag, inPerSec: 50, outPerSec: 50 }).kind).toBe('not draining')
})

test('what lies before a rebalance does not count', () => {
  const lag = seriesOf(60, (index) => (index < 30 ? 60_000 * index : 900_000 - 6000 * (index - 30)))
  const breaksMs = [START_MS + 30 * MINUTE_MS]
  expect(drain({ lag, breaksMs })).toMatchObject({ kind: 'draining', trend: { points: 30 } })
})

test('what lies before a hole does not count', () => {
  const lag = seriesOf(60, (index) => (index === 40 ? NaN : 900_000 - 600 * index))
  expect(drain({ lag })).toMatchObject({ kind: 'draining', trend: { points: 19 } })
})

/** Falls by 1 000/s on average, in flushes of so many minutes between which it rises by 500/s. */
function sawTooth(flushMin: number, count: number) {
  return seriesOf(count, (index) => {
    const flushes = Math.floor(index / flushMin)
    const rise = 500 * 60 * (index % flushMin)
    return 9_000_000 - flushes * flushMin * 60_000 + rise
  })
}

test('a batch sink has the slope of its lows, whatever moment it is looked at', () => {
  for (let cut = 48; cut < 60; cut++) {
    const found = drain({ lag: sawTooth(6, cut) })
    if (found.kind !== 'draining') throw new Error(`${found.kind} at ${cut}`)
    expect(Math.abs(found.trend.perSec + 1000)).toBeLessThan(90)
  }
})

test('three flushes are too few for a batch sink', () => {
  expect(drain({ lag: sawTooth(12, 40) })).toEqual({
    kind: 'not enough data',
    have: 3,
    need: 4,
    of: 'flushes',
  })
})

test('noise widens the range and keeps the true time inside', () => {
  const runs = 200
  let inside = 0
  for (let seed = 1; seed <= runs; seed++) {
    const next = noise(seed)
    const straight = falling(1_200_000, 1000)
    const lag = { ...straight, values: straight.values.map((value) => value + 40_000 * next()) }
    const found = drain({ lag })
    if (found.kind !== 'draining') continue
    if (found.lowMs <= 20 * MINUTE_MS && (found.highMs ?? Infinity) >= 20 * MINUTE_MS) inside++
  }
  expect(inside / runs).toBeGreaterThan(0.85)
})
