import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import {
  clockDifference,
  clockSkewMs,
  forgetServerTime,
  observeServerTime,
  pageNow,
} from './server-time.ts'

const NOW = Date.UTC(2026, 2, 2, 13, 50)

beforeEach(() => {
  forgetServerTime()
  vi.useFakeTimers({ now: NOW })
})
afterEach(() => {
  vi.useRealTimers()
  forgetServerTime()
})

/** An answer that took `tookMs` from a server whose clock is `aheadMs` ahead. */
function answer(aheadMs: number, tookMs = 100) {
  observeServerTime({
    sentMs: NOW,
    receivedMs: NOW + tookMs,
    serverMs: NOW + tookMs / 2 + aheadMs,
    stepMs: 0,
  })
}

test.each([
  ['nothing is known', [], 0],
  ['the clocks agree within the noise', [1900], 0],
  ['the server is ahead', [61_000], 61_000],
  ['the device is ahead', [-61_000], -61_000],
  ['one of several readings is odd', [3000, 3100, 6000, 3050], 3100],
  ['one of the clocks was set', [3000, 3000, 3000, 90_000], 90_000],
] as const)('where %s', (_, skews, expected) => {
  for (const skew of skews) answer(skew)
  expect(clockSkewMs()).toBe(expected)
  expect(pageNow()).toBe(NOW + expected)
})

test('an answer that a sleeping device waited for says nothing', () => {
  // Made right after it was asked for, received half an hour later.
  observeServerTime({ sentMs: NOW, receivedMs: NOW + 1_800_000, serverMs: NOW + 50, stepMs: 0 })
  expect(clockSkewMs()).toBe(0)
})

test('a slow answer still tells of clocks that are an hour apart', () => {
  answer(3_600_000, 10_000)
  expect(clockSkewMs()).toBe(3_600_000)
})

test('an answer without a readable time says nothing', () => {
  observeServerTime({ sentMs: NOW, receivedMs: NOW + 10, serverMs: Number.NaN, stepMs: 0 })
  expect(clockSkewMs()).toBe(0)
})

test('of nine readings the middle one counts, with half of its own way as uncertainty', () => {
  expect(clockDifference()).toBeNull()
  for (const [aheadMs, tookMs] of [
    [40, 20],
    [300, 600],
    [45, 90],
    [-200, 400],
    [42, 30],
  ] as const) {
    answer(aheadMs, tookMs)
  }
  expect(clockDifference()).toEqual({ skewMs: 42, uncertaintyMs: 15 })
})

test('a time in steps of a second is uncertain by half a second more', () => {
  observeServerTime({ sentMs: NOW, receivedMs: NOW + 100, serverMs: NOW + 50, stepMs: 1000 })
  expect(clockDifference()).toEqual({ skewMs: 0, uncertaintyMs: 550 })
})
