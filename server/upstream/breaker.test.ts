import { beforeEach, expect, test } from 'vitest'
import type { BreakerState } from '#server/telemetry.ts'
import { FakeClock } from '#server/testing/fake-clock.ts'
import { Breaker } from './breaker.ts'

let clock: FakeClock
let states: BreakerState[]
let breaker: Breaker

beforeEach(() => {
  clock = new FakeClock(0)
  states = []
  const onChange = (state: BreakerState): void => void states.push(state)
  breaker = new Breaker({ clock, failures: 3, openMs: 5000, onChange })
})

function fail(times: number): void {
  for (let time = 0; time < times; time += 1) breaker.begin()('failed')
}

test('U7: failures in a row open it for its time', () => {
  fail(2)
  expect(breaker.restMs()).toBeNull()
  fail(1)
  expect(breaker.restMs()).toBe(5000)
  clock.pass(4999)
  expect(breaker.restMs()).toBe(1)
  clock.pass(1)
  expect(breaker.restMs()).toBeNull()
  expect(states).toEqual(['open'])
})

test('an answer in between starts the count anew', () => {
  fail(2)
  breaker.begin()('alive')
  fail(2)
  expect(breaker.restMs()).toBeNull()
})

test('after its time one probe is let through and the others wait', () => {
  fail(3)
  clock.pass(5000)
  const end = breaker.begin()
  expect(breaker.restMs()).toBeGreaterThan(0)
  end('alive')
  expect(breaker.restMs()).toBeNull()
  expect(states).toEqual(['open', 'half_open', 'closed'])
  fail(2)
  expect(breaker.restMs()).toBeNull()
})

test('a probe that fails opens it again at once', () => {
  fail(3)
  clock.pass(5000)
  fail(1)
  expect(breaker.restMs()).toBe(5000)
})

test('a probe whose viewers left says nothing: the next call is the probe', () => {
  fail(3)
  clock.pass(5000)
  breaker.begin()('unknown')
  expect(breaker.restMs()).toBeNull()
  breaker.begin()('alive')
  expect(states.at(-1)).toBe('closed')
})

test('calls that were under way when it opened do not lengthen its time', () => {
  const late = breaker.begin()
  fail(3)
  clock.pass(3000)
  late('failed')
  expect(breaker.restMs()).toBe(2000)
})
