import { expect, test } from 'vitest'
import { createBackOff, type FailedRead } from './back-off.ts'

const FAILED: FailedRead = { id: 'a', atMs: 1000, retryAfterMs: null, roundPauseMs: 15_000 }

/** How long the read waits after each of `times` failures in a row. */
function waits(times: number, failed: Partial<FailedRead> = {}, random = 0): number[] {
  const backOff = createBackOff({ random: () => random })
  return Array.from({ length: times }, () => {
    backOff.failed({ ...FAILED, ...failed })
    return (backOff.wantedMs('a') ?? 0) - FAILED.atMs
  })
}

test('waits double from two seconds and stop growing', () => {
  expect(waits(7)).toEqual([2000, 4000, 8000, 16_000, 24_000, 24_000, 24_000])
})

test('chance adds up to a quarter, and never more than half a minute comes of it', () => {
  expect(waits(5, {}, 1)).toEqual([2500, 5000, 10_000, 20_000, 30_000])
})

test('once the longest wait is reached, a longer pause between rounds counts', () => {
  expect(waits(6, { roundPauseMs: 300_000 })).toEqual([2000, 4000, 8000, 16_000, 300_000, 300_000])
})

test.each([
  ['a longer wait that the server asks for counts', 90_000, 90_000],
  ['a shorter one does not', 500, 2000],
])('%s', (_, retryAfterMs, waitMs) => {
  expect(waits(1, { retryAfterMs })).toEqual([waitMs])
})

test('reads that failed together may go together, whatever chance added', () => {
  const chances = [0, 1]
  const backOff = createBackOff({ random: () => chances.shift() ?? 0 })
  backOff.failed(FAILED)
  backOff.failed({ ...FAILED, id: 'b' })
  expect(backOff.isAllowed('b', backOff.wantedMs('a') ?? 0)).toBe(true)
})

test('a success starts the waits anew', () => {
  const backOff = createBackOff({ random: () => 0 })
  backOff.failed(FAILED)
  backOff.failed(FAILED)
  backOff.succeeded('a')
  expect(backOff.wantedMs('a')).toBeNull()
  backOff.failed(FAILED)
  expect(backOff.wantedMs('a')).toBe(FAILED.atMs + 2000)
})
