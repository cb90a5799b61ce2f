import { expect, test } from 'vitest'
import { zonedTime, zoneOffsetMs } from '#src/model/time/zone.ts'
import { crossesMidnight, formatClock, formatMoment, zoneLabel } from './clock-time.ts'

const at = (text: string) => Date.parse(text)
const MOMENT = at('2026-11-21T13:50:07Z')

test.each([
  ['UTC', '13:50:07'],
  ['Asia/Kathmandu', '19:35:07'],
  ['America/New_York', '08:50:07'],
])('in %s the clock shows %s', (zone, time) => {
  expect(formatClock(MOMENT, zone, 'second')).toBe(time)
})

test('midnight is 00:00, never 24:00', () => {
  expect(formatClock(at('2026-11-21T00:00:00Z'), 'UTC', 'minute')).toBe('00:00')
  expect(zonedTime(at('2026-11-21T00:00:00Z'), 'UTC').hour).toBe(0)
})

test('the day is the day of the zone', () => {
  const lateInLondon = at('2026-11-21T23:30:00Z')
  expect(formatClock(lateInLondon, 'UTC', 'day')).toBe('21 Nov')
  expect(formatClock(lateInLondon, 'Asia/Kathmandu', 'day')).toBe('22 Nov')
})

test.each([
  ['within a day', '2026-11-21T01:00Z', '2026-11-21T23:00Z', 'UTC', false],
  ['up to midnight exactly', '2026-11-21T00:00Z', '2026-11-22T00:00Z', 'UTC', false],
  ['a minute past midnight', '2026-11-21T00:00Z', '2026-11-22T00:01Z', 'UTC', true],
  [
    'midnight in another zone only',
    '2026-11-21T17:00Z',
    '2026-11-21T19:00Z',
    'Asia/Kathmandu',
    true,
  ],
  ['the same day a year later', '2025-11-21T12:00Z', '2026-11-21T12:00Z', 'UTC', true],
])('%s', (_, from, to, zone, crosses) => {
  expect(crossesMidnight({ fromMs: at(from), toMs: at(to) }, zone)).toBe(crosses)
})

test('a moment carries its date when the window crosses midnight', () => {
  const today = { fromMs: at('2026-11-21T12:00Z'), toMs: at('2026-11-21T14:00Z') }
  const twoDays = { ...today, fromMs: at('2026-11-20T12:00Z') }
  expect(formatMoment(MOMENT, 'UTC', { window: today, style: 'minute' })).toBe('13:50')
  expect(formatMoment(MOMENT, 'UTC', { window: twoDays, style: 'second' })).toBe('21 Nov 13:50:07')
})

test.each([
  ['UTC', 'UTC'],
  ['Asia/Kathmandu', 'GMT+5:45'],
  ['America/New_York', 'GMT−5'],
])('zone %s is labelled %s', (zone, label) => {
  expect(zoneLabel(zone, MOMENT)).toBe(label)
})

test.each([
  ['winter', '2026-01-15T12:00Z', 1],
  ['summer', '2026-07-15T12:00Z', 2],
  ['the last second of winter time', '2026-03-29T00:59:59Z', 1],
  ['the first second of summer time', '2026-03-29T01:00:00Z', 2],
  ['the last second of summer time', '2026-10-25T00:59:59Z', 2],
  ['the first second of winter time', '2026-10-25T01:00:00Z', 1],
])('Berlin in %s is %s h ahead', (_, moment, hours) => {
  expect(zoneOffsetMs(at(moment), 'Europe/Berlin')).toBe(hours * 3_600_000)
})

test('the offset is exact between whole seconds and before 1970', () => {
  expect(zoneOffsetMs(MOMENT + 0.5, 'Asia/Kathmandu')).toBe(20_700_000)
  expect(zoneOffsetMs(-1, 'UTC')).toBe(0)
})

test('an unknown zone is an error, not UTC', () => {
  expect(() => formatClock(MOMENT, 'Mars/Olympus', 'minute')).toThrow(RangeError)
})

test.each([-(2 ** 63), 2 ** 63, -Infinity, NaN])('%d is no instant, and nothing breaks', (atMs) => {
  const window = { fromMs: atMs, toMs: MOMENT }
  expect(formatMoment(atMs, 'UTC', { window, style: 'minute' })).toBe('— —')
  expect(zoneLabel('UTC', atMs)).toBe('UTC')
})
