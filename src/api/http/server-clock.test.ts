import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { clockDifference, clockSkewMs, forgetServerTime } from '#src/model/time/server-time.ts'
import { observeClock } from './server-clock.ts'

const NOW = Date.UTC(2026, 2, 2, 13, 50)

beforeEach(() => {
  forgetServerTime()
  vi.useFakeTimers({ now: NOW })
})
afterEach(() => {
  forgetServerTime()
  vi.useRealTimers()
})

test.each([
  ['an answer of the same second', { date: 'Mon, 02 Mar 2026 13:50:00 GMT' }, 0],
  ['an answer of a server ten minutes ahead', { date: 'Mon, 02 Mar 2026 14:00:00 GMT' }, 600_500],
  ['an answer out of a cache', { date: 'Mon, 02 Mar 2026 13:49:00 GMT', age: '60' }, 0],
  ['an answer without a date', {}, 0],
] as const)('%s', (_, headers, skewMs) => {
  observeClock(new Response(null, { headers }), NOW)
  expect(clockSkewMs()).toBe(skewMs)
})

test('the time that the proxy sends is exact, whatever second and age the answer has', () => {
  const headers = {
    'x-server-time-ms': String(NOW + 3_210),
    date: 'Mon, 02 Mar 2026 13:50:03 GMT',
    age: '60',
  }
  vi.setSystemTime(NOW + 20)
  observeClock(new Response(null, { headers }), NOW)
  expect(clockDifference()).toEqual({ skewMs: 3200, uncertaintyMs: 10 })
})

test.each(['', 'soon', '-1', '1e12', '17'])('a time of %j is not read', (told) => {
  const headers = { 'x-server-time-ms': told, date: 'Mon, 02 Mar 2026 13:50:00 GMT' }
  observeClock(new Response(null, { headers }), NOW)
  expect(clockDifference()).toEqual({ skewMs: 500, uncertaintyMs: 500 })
})
