import { expect, test } from 'vitest'
import { instantOf, shiftByCalendar, startOf } from './wall-clock.ts'

const at = (text: string) => Date.parse(text)
const iso = (ms: number) => new Date(ms).toISOString().slice(0, 16)

test.each([
  ['winter in Berlin', '2026-11-21T10:00Z', 'Europe/Berlin', '2026-11-21T09:00'],
  ['summer in Berlin', '2026-07-01T10:00Z', 'Europe/Berlin', '2026-07-01T08:00'],
  ['Kathmandu', '2026-11-21T10:00Z', 'Asia/Kathmandu', '2026-11-21T04:15'],
  ['the first of two 02:30', '2026-10-25T02:30Z', 'Europe/Berlin', '2026-10-25T00:30'],
  ['02:30 that is jumped over', '2026-03-29T02:30Z', 'Europe/Berlin', '2026-03-29T01:30'],
  ['an hour after the jump', '2026-03-29T03:30Z', 'Europe/Berlin', '2026-03-29T01:30'],
])('%s', (_, wall, zone, expected) => {
  expect(iso(instantOf(at(wall), zone))).toBe(expected)
})

test('a day earlier shows the same time of day across a change of clocks', () => {
  const nine = at('2026-10-26T08:00Z')
  expect(iso(shiftByCalendar(nine, { count: -1, unit: 'd' }, 'Europe/Berlin'))).toBe(
    '2026-10-25T08:00',
  )
  expect(iso(shiftByCalendar(nine, { count: -2, unit: 'd' }, 'Europe/Berlin'))).toBe(
    '2026-10-24T07:00',
  )
})

test.each([
  ['hour in Kathmandu', 'h', 'Asia/Kathmandu', '2026-11-21T14:15'],
  ['day in New York', 'd', 'America/New_York', '2026-11-21T05:00'],
  ['week in UTC', 'w', 'UTC', '2026-11-16T00:00'],
  ['month in Berlin', 'M', 'Europe/Berlin', '2026-10-31T23:00'],
  ['year in Berlin', 'y', 'Europe/Berlin', '2025-12-31T23:00'],
] as const)('start of the %s', (_, unit, zone, expected) => {
  expect(iso(startOf(unit, at('2026-11-21T14:33:20Z'), zone))).toBe(expected)
})
