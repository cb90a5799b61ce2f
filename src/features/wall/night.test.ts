import { expect, test } from 'vitest'
import { isNight } from './night.ts'

const night = { from: '22:00', to: '06:30', brightness: 0.6 }

test.each([
  ['21:59', false],
  ['22:00', true],
  ['00:10', true],
  ['06:29', true],
  ['06:30', false],
  ['12:00', false],
])('at %s UTC', (time, expected) => {
  expect(isNight(night, Date.parse(`2026-11-21T${time}Z`), 'UTC')).toBe(expected)
})

test('the hours are those of the screen’s zone', () => {
  const atMs = Date.parse('2026-11-21T17:00Z')
  expect(isNight(night, atMs, 'UTC')).toBe(false)
  expect(isNight(night, atMs, 'Asia/Kathmandu')).toBe(true)
})

test('a night within one day', () => {
  const siesta = { from: '13:00', to: '15:00', brightness: 0.6 }
  expect(isNight(siesta, Date.parse('2026-11-21T14:00Z'), 'UTC')).toBe(true)
  expect(isNight(siesta, Date.parse('2026-11-21T22:00Z'), 'UTC')).toBe(false)
})

test('equal ends are no night', () => {
  const none = { from: '08:00', to: '08:00', brightness: 0.6 }
  expect(isNight(none, Date.parse('2026-11-21T08:00Z'), 'UTC')).toBe(false)
})
