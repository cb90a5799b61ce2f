import { expect, test } from 'vitest'
import { DAY_MS } from '#src/model/time/time-range.ts'
import { timeTicks } from './time-ticks.ts'

function labels(from: string, to: string, zone: string, widthPx = 600): readonly string[] {
  const window = { fromMs: Date.parse(from), toMs: Date.parse(to) }
  return timeTicks(window, zone, widthPx).map(({ label }) => label)
}

test.each([
  ['ten minutes', '2026-11-21T14:00Z', '2026-11-21T14:10Z', '14:00 14:02 14:04 14:06 14:08 14:10'],
  ['an hour', '2026-11-21T13:05Z', '2026-11-21T14:05Z', '13:10 13:20 13:30 13:40 13:50 14:00'],
  ['six hours', '2026-11-21T08:05Z', '2026-11-21T14:05Z', '09:00 10:00 11:00 12:00 13:00 14:00'],
  [
    'a day shows its midnight as a date',
    '2026-11-20T14:05Z',
    '2026-11-21T14:05Z',
    '15:00 18:00 21:00 21 Nov 03:00 06:00 09:00 12:00',
  ],
  [
    'a week shows its midnights',
    '2026-11-14T15:00Z',
    '2026-11-21T15:00Z',
    '15 Nov 16 Nov 17 Nov 18 Nov 19 Nov 20 Nov 21 Nov',
  ],
  [
    'a month shows its Mondays',
    '2026-10-22T00:00Z',
    '2026-11-21T00:00Z',
    '26 Oct 2 Nov 9 Nov 16 Nov',
  ],
  [
    'most of a year shows first days of months, and the year with January',
    '2026-09-15T00:00Z',
    '2027-03-20T00:00Z',
    'Oct Nov Dec Jan 2027 Feb Mar',
  ],
])('%s', (_, from, to, expected) => {
  expect(labels(from, to, 'UTC').join(' ')).toBe(expected)
})

test('hours are round in the zone, not in UTC', () => {
  const window = { fromMs: Date.parse('2026-11-21T10:00Z'), toMs: Date.parse('2026-11-21T13:00Z') }
  const ticks = timeTicks(window, 'Asia/Kathmandu', 300)
  expect(ticks.map(({ label }) => label)).toEqual(['16:00', '17:00', '18:00'])
  expect(ticks[0]?.atMs).toBe(Date.parse('2026-11-21T10:15Z'))
})

test('the day on which clocks go forward has no 02:00 and its midnights are right', () => {
  const from = '2026-03-28T23:00Z'
  expect(labels(from, '2026-03-29T04:00Z', 'Europe/Berlin')).toEqual([
    '29 Mar',
    '01:00',
    '03:00',
    '04:00',
    '05:00',
    '06:00',
  ])
  expect(labels(from, '2026-03-29T22:00Z', 'Europe/Berlin', 300)).toEqual([
    '29 Mar',
    '06:00',
    '12:00',
    '18:00',
    '30 Mar',
  ])
})

test('the day on which clocks go back has two 02:00 and 25 hours', () => {
  const from = '2026-10-24T22:00Z'
  expect(labels(from, '2026-10-25T04:00Z', 'Europe/Berlin')).toEqual([
    '25 Oct',
    '01:00',
    '02:00',
    '02:00',
    '03:00',
    '04:00',
    '05:00',
  ])
  const window = { fromMs: Date.parse(from), toMs: Date.parse('2026-10-25T23:00Z') }
  const dates = timeTicks(window, 'Europe/Berlin', 300).filter(({ isDate }) => isDate)
  expect(dates.map(({ atMs }) => atMs)).toEqual([window.fromMs, window.toMs])
})

test('a day whose midnight was skipped begins at its first instant', () => {
  const window = { fromMs: Date.parse('2026-09-04T00:00Z'), toMs: Date.parse('2026-09-08T12:00Z') }
  const ticks = timeTicks(window, 'America/Santiago', 300)
  expect(ticks.map(({ label }) => label)).toEqual([
    '4 Sept',
    '5 Sept',
    '6 Sept',
    '7 Sept',
    '8 Sept',
  ])
  expect(ticks[2]?.atMs).toBe(Date.parse('2026-09-06T04:00Z'))
})

test.each([
  ['a phone', 250],
  ['a card', 520],
  ['a wide screen', 1800],
])('every range from 10 min to 2 years has 2 to 8 rising ticks inside it on %s', (_, widthPx) => {
  const toMs = Date.parse('2026-11-21T14:05Z')
  for (let ms = 10 * 60_000; ms < 730 * DAY_MS; ms *= 1.37) {
    for (const zone of ['UTC', 'America/New_York', 'Australia/Lord_Howe']) {
      const window = { fromMs: toMs - ms, toMs }
      const times = timeTicks(window, zone, widthPx).map(({ atMs }) => atMs)
      expect(times.length).toBeGreaterThanOrEqual(2)
      expect(times.length).toBeLessThanOrEqual(8)
      expect(times).toEqual([...new Set(times)].toSorted((a, b) => a - b))
      expect(times.every((atMs) => atMs >= window.fromMs && atMs <= window.toMs)).toBe(true)
    }
  }
})
