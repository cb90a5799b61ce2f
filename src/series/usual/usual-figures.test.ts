import { expect, test } from 'vitest'
import { DAY_MS, HOUR_MS, MINUTE_MS } from '#src/model/time/time-range.ts'
import { NOTHING_USUAL, withHour, type HourNews, type UsualHistory } from './usual-day.ts'
import { usualBytesPerSec, usualReading, usualSilence } from './usual-figures.ts'

/** A Tuesday. */
const NOW = Date.UTC(2026, 2, 3, 14, 5)
const TODAY = Date.UTC(2026, 2, 3)

type Seen = {
  /** Days ago, and hours (UTC), that were watched. */
  readonly days: readonly number[]
  readonly hours?: readonly number[]
  /** How many minutes of each hour. */
  readonly minutes?: number
  readonly newsOf: (day: number, hour: number) => Omit<HourNews, 'atMs'>
}

const DAY_HOURS = Array.from({ length: 24 }, (_, hour) => hour)
const days = (count: number) => Array.from({ length: count }, (_, index) => index + 1)

function history(...all: readonly Seen[]): UsualHistory {
  let kept: UsualHistory['days'] = new Map()
  for (const { days: ago, hours = DAY_HOURS, minutes = 60, newsOf } of all) {
    for (const day of ago) {
      for (const hour of hours) {
        const startMs = TODAY - day * DAY_MS + hour * HOUR_MS
        for (let minute = 0; minute < minutes; minute += 5) {
          kept = withHour(kept, { atMs: startMs + minute * MINUTE_MS, ...newsOf(day, hour) })
        }
      }
    }
  }
  return { ...NOTHING_USUAL, days: kept }
}

const silent = (minutes: number) => () => ({ longestMs: minutes * MINUTE_MS })

function silenceAt(usual: UsualHistory, silentMin = 38) {
  return usualSilence(usual, { atMs: NOW, silentSinceMs: NOW - silentMin * MINUTE_MS })
}

const NOT_ENOUGH = (seen: number) => ({ kind: 'not learned yet', days: seen, ofDays: 7 })
const LEARNED = (minutes: number) => ({ kind: 'learned', p99Ms: minutes * MINUTE_MS })

test.each<[string, UsualHistory, number, object]>([
  ['nothing was watched', NOTHING_USUAL, 38, NOT_ENOUGH(0)],
  ['six days are not a week', history({ days: days(6), newsOf: silent(4) }), 38, NOT_ENOUGH(6)],
  ['a week is', history({ days: days(7), newsOf: silent(4) }), 38, LEARNED(4)],
  [
    'trap: hours watched for a quarter of an hour only are not seen',
    history({ days: days(10), minutes: 15, newsOf: silent(4) }),
    38,
    NOT_ENOUGH(0),
  ],
  [
    'trap: nights are silent, the afternoon is not',
    history({
      days: days(9),
      newsOf: (_, hour) => ({ longestMs: (hour < 6 ? 200 : 4) * MINUTE_MS }),
    }),
    38,
    LEARNED(4),
  ],
  [
    'trap: the hour before and the hour after count, as where clocks are changed',
    history({
      days: days(9),
      newsOf: (_, hour) => ({ longestMs: (hour === 13 ? 50 : 4) * MINUTE_MS }),
    }),
    38,
    LEARNED(50),
  ],
  [
    'trap: a job that runs once a month makes no habit of the silence that still lasts',
    history({ days: days(14), newsOf: (day) => ({ longestMs: (20 - day) * DAY_MS }) }),
    20 * 24 * 60,
    NOT_ENOUGH(0),
  ],
  [
    'trap: a silence since the day before yesterday does not become usual by lasting',
    history(
      { days: [1, 2], newsOf: silent(2000) },
      { days: [3, 4, 5, 6, 7, 8, 9], newsOf: silent(4) },
    ),
    2.6 * 24 * 60,
    LEARNED(4),
  ],
  [
    'trap: weekends are silent, and a week has one',
    history({
      days: days(7),
      newsOf: (day) => ({ longestMs: (day === 2 || day === 3 ? 900 : 4) * MINUTE_MS }),
    }),
    38,
    LEARNED(900),
  ],
])('usual silence: %s', (_, usual, silentMin, expected) => {
  expect(silenceAt(usual, silentMin)).toMatchObject(expected)
})

test('it says what it was learned from', () => {
  expect(silenceAt(history({ days: days(9), newsOf: silent(4) }))).toMatchObject({
    basis: 'silences at this hour over 9 days',
  })
})

test.each<[string, UsualHistory, number | null]>([
  ['nothing was watched', NOTHING_USUAL, null],
  ['a morning is not enough', history({ days: [1], hours: [8, 9, 10], newsOf: silent(30) }), null],
  ['a batch every half hour', history({ days: [1], newsOf: silent(30) }), 30 * MINUTE_MS],
  [
    'trap: one stall of five hours is no habit',
    history({
      days: [1, 2],
      newsOf: (day, hour) => ({ longestMs: (day === 1 && hour === 9 ? 300 : 30) * MINUTE_MS }),
    }),
    30 * MINUTE_MS,
  ],
  [
    'trap: a batch every three hours is seen in every third hour only',
    history({
      days: days(2),
      newsOf: (_, hour) => (hour % 3 === 0 ? { longestMs: 180 * MINUTE_MS } : {}),
    }),
    180 * MINUTE_MS,
  ],
])('usual gap between flushes: %s', (_, usual, flushGapMs) => {
  expect(usualReading(usual).flushGapMs).toBe(flushGapMs)
})

const rests =
  (records: number, hours: readonly number[] = [3]) =>
  (hour: number) => ({
    longestMs: MINUTE_MS,
    ...(hours.includes(hour) && { restRecords: records }),
  })

test.each<[string, UsualHistory, number]>([
  ['nothing was watched', NOTHING_USUAL, 0],
  [
    'markers are left over each night',
    history({ days: days(4), newsOf: (_, h) => rests(3)(h) }),
    3,
  ],
  ['two nights are not enough', history({ days: days(2), newsOf: (_, h) => rests(3)(h) }), 0],
  [
    'trap: a stall over three days does not read, and is no rest',
    history({ days: days(3), newsOf: () => ({ restRecords: 900 }) }),
    0,
  ],
  [
    'trap: backlogs of different sizes that stood still are no rest',
    history({ days: days(4), newsOf: (day, hour) => rests(1000 * day)(hour) }),
    0,
  ],
])('lag that counts as none: %s', (_, usual, floor) => {
  expect(usualReading(usual).floor).toBe(floor)
})

test('usual bytes are those of the hours before it stood still', () => {
  const usual = history(
    { days: [1], newsOf: () => ({ bytes: 300_000 }) },
    { days: [0], hours: [0, 1, 2, 3], newsOf: () => ({ bytes: 0 }) },
  )
  expect(usualBytesPerSec(usual, TODAY)).toBe(1000)
  expect(usualBytesPerSec(usual, TODAY - 20 * HOUR_MS)).toBeNull()
})
