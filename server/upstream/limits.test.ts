import { expect, test } from 'vitest'
import { FakeClock } from '#server/testing/fake-clock.ts'
import { UpstreamFailure } from '#server/upstream-failure.ts'
import { CallBudget } from './call-budget.ts'
import { OriginGate } from './origin-gate.ts'
import { longPauseMs, ReadRetries, RetryBudget, type CallResult } from './retry.ts'

function answered(status: number, retryAfter: string | null = null): CallResult {
  return { status, contentType: '', retryAfter, body: Buffer.alloc(0) }
}

function threePauses(random: number): readonly (number | null)[] {
  const retries = new ReadRetries(new FakeClock(random), new RetryBudget())
  return [1, 2, 3].map(() => retries.pauseMs(answered(503)))
}

test('the budget counts a minute back and says when the next call fits', () => {
  const clock = new FakeClock(0)
  const budget = new CallBudget(clock, 3)
  budget.note()
  clock.pass(10_000)
  budget.note()
  expect(budget.restMs()).toBeNull()
  budget.note()
  expect(budget.lastMinute()).toBe(3)
  const restMs = budget.restMs() ?? 0
  expect(restMs).toBeGreaterThan(49_000)
  expect(restMs).toBeLessThanOrEqual(51_000)
  clock.pass(restMs)
  expect(budget.restMs()).toBeNull()
  expect(budget.lastMinute()).toBe(2)
  clock.pass(600_000)
  expect(budget.lastMinute()).toBe(0)
})

test('a budget of 0 counts and never refuses', () => {
  const budget = new CallBudget(new FakeClock(0), 0)
  for (let call = 0; call < 50; call += 1) budget.note()
  expect([budget.lastMinute(), budget.restMs()]).toEqual([50, null])
})

test('U5: the longer of two pauses counts, and the gate opens by itself', () => {
  const clock = new FakeClock(0)
  const gate = new OriginGate(clock)
  expect(gate.closed()).toBeNull()
  gate.close(120_000, 429)
  gate.close(5000, 503)
  clock.pass(100_000)
  expect(gate.closed()).toEqual({ leftMs: 20_000, status: 429 })
  clock.pass(20_000)
  expect(gate.closed()).toBeNull()
})

test.each<[string, CallResult, boolean]>([
  ['502', answered(502), true],
  ['503', answered(503), true],
  ['504', answered(504), true],
  ['429', answered(429), true],
  ['a connection that broke', new UpstreamFailure('unreachable', 'UND_ERR_SOCKET'), true],
  ['500', answered(500), false],
  ['404', answered(404), false],
  ['200', answered(200), false],
  ['a limit of time that ran out', new UpstreamFailure('timeout', 'TOTAL_TIMEOUT'), false],
  ['an answer that is no HTTP', new UpstreamFailure('bad_answer', 'NOT_HTTP'), false],
  ['503 for two minutes', answered(503, '120'), false],
])('U4: after %s a call is made again: %s', (_what, result, isRetried) => {
  const retries = new ReadRetries(new FakeClock(0.5), new RetryBudget())
  expect(retries.pauseMs(result) !== null).toBe(isRetried)
})

test('U4: two retries at most, the second after a longer pause, both with jitter', () => {
  expect(threePauses(0)).toEqual([100, 300, null])
  expect(threePauses(0.5)).toEqual([200, 600, null])
})

test('U5: a short Retry-After is waited for once', () => {
  const retries = new ReadRetries(new FakeClock(0), new RetryBudget())
  expect(retries.pauseMs(answered(503, '1'))).toBe(1000)
  expect(retries.pauseMs(answered(503, '1'))).toBeNull()
})

test('only a long Retry-After of 429 and 503 closes the gate', () => {
  expect(longPauseMs(answered(503, '1'))).toBeNull()
  expect(longPauseMs(answered(503, '2'))).toBe(2000)
  expect(longPauseMs(answered(429, '120'))).toBe(120_000)
  expect(longPauseMs(answered(500, '120'))).toBeNull()
  expect(longPauseMs(answered(503))).toBeNull()
})

test('U33: retries are ten, and a tenth of the reads', () => {
  const budget = new RetryBudget()
  let spent = 0
  for (let read = 0; read < 200; read += 1) {
    budget.earn()
    while (budget.spend()) spent += 1
  }
  expect(spent).toBeLessThanOrEqual(30)
  expect(spent).toBeGreaterThanOrEqual(25)
})

test('a quiet time saves up no more than ten retries', () => {
  const budget = new RetryBudget()
  for (let read = 0; read < 10_000; read += 1) budget.earn()
  let spent = 0
  while (budget.spend()) spent += 1
  expect(spent).toBe(10)
})
