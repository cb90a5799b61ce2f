import { expect, test } from 'vitest'
import { Problem } from '#server/problem.ts'
import { FakeClock } from '#server/testing/fake-clock.ts'
import { createGuessLimit, type GuessLimit } from './guess-limit.ts'

/** Seconds to wait before the next try of a key; `null`: it may try now. */
function waitOf(limit: GuessLimit, key: string): number | null {
  try {
    limit.begin(key)
    return null
  } catch (error) {
    return error instanceof Problem ? error.retryAfterS : -1
  }
}

test('60 wrong tries are free, then one comes back each second', () => {
  const clock = new FakeClock(0)
  const limit = createGuessLimit(clock)
  for (let i = 0; i < 60; i += 1) limit.begin('ann').failed()
  expect(waitOf(limit, 'ann')).toBe(1)
  expect(waitOf(limit, 'bob')).toBeNull()
  clock.pass(999)
  expect(waitOf(limit, 'ann')).toBe(1)
  clock.pass(1)
  limit.begin('ann').failed()
  expect(waitOf(limit, 'ann')).toBe(1)
  clock.pass(60_000)
  for (let i = 0; i < 60; i += 1) limit.begin('ann').failed()
  expect(waitOf(limit, 'ann')).toBe(1)
})

test('right tries cost nothing', () => {
  const limit = createGuessLimit(new FakeClock(0))
  for (let i = 0; i < 1000; i += 1) limit.begin('ann')
  expect(waitOf(limit, 'ann')).toBeNull()
})
