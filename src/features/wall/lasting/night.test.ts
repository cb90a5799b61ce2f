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

test.each([
  // Clocks in Berlin go back at 03:00 on 25 October 2026, and on at 02:00 on 28 March 2027.
  ['the evening before clocks go back', '2026-10-24T20:00Z', true],
  ['a minute before it', '2026-10-24T19:59Z', false],
  ['the hour that comes twice', '2026-10-25T00:30Z', true],
  ['the same hour again', '2026-10-25T01:30Z', true],
  ['06:29 after clocks went back', '2026-10-25T05:29Z', true],
  ['06:30 after clocks went back', '2026-10-25T05:30Z', false],
  ['the evening before clocks go on', '2027-03-27T21:00Z', true],
  ['06:29 after clocks went on', '2027-03-28T04:29Z', true],
  ['06:30 after clocks went on', '2027-03-28T04:30Z', false],
])('over the change of clocks: %s', (_, time, expected) => {
  expect(isNight(night, Date.parse(time), 'Europe/Berlin')).toBe(expected)
})

test('a night whose end falls into the hour that is left out ends with it', () => {
  const short = { from: '22:00', to: '02:30', brightness: 0.6 }
  expect(isNight(short, Date.parse('2027-03-28T00:59Z'), 'Europe/Berlin')).toBe(true)
  expect(isNight(short, Date.parse('2027-03-28T01:00Z'), 'Europe/Berlin')).toBe(false)
})
