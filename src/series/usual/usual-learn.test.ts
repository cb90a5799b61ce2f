import { expect, test } from 'vitest'
import { HOUR_MS, MINUTE_MS, stepOf } from '#src/model/time/time-range.ts'
import type { EntitySeries } from '#src/series/answer-reading.ts'
import { mergeUsual, NOTHING_USUAL, usualHours, type UsualHistory } from './usual-day.ts'
import { learnDestination, learnSource } from './usual-learn.ts'

const START = Date.UTC(2026, 2, 3, 10, 0)
const STEP = stepOf('minute', 1)

/** Answers of a quarter of an hour every minute, from which one after the other is learned. */
function watch(
  learn: typeof learnSource,
  seriesAt: Readonly<Record<string, (minute: number) => number>>,
  { from = 0, to = 60, before = NOTHING_USUAL } = {},
): UsualHistory {
  let history: UsualHistory = before
  for (let running = from + 15; running <= to; running++) {
    const minutes = Array.from({ length: 16 }, (_, index) => running - 15 + index)
    const timesMs = minutes.map((minute) => START + minute * MINUTE_MS)
    const series: EntitySeries = Object.fromEntries(
      Object.entries(seriesAt).map(([name, at]) => [name, { timesMs, values: minutes.map(at) }]),
    )
    const runningMs = START + running * MINUTE_MS
    history = learn(history, { series, step: STEP, reading: 'cumulative', runningMs })
  }
  return history
}

/** What the first hour says. */
function firstHour(history: UsualHistory) {
  return usualHours(history).find(({ startMs }) => startMs === START)
}

const WRITES = (minute: number) => 1000 + 60 * minute
const SILENCE = 'StreamingMilliSecondsSinceLastEvent'

test('a source: the longest silence of the hour, to the next sample, and its bytes', () => {
  const history = watch(learnSource, {
    sourceRecordWriteTotal: WRITES,
    byteTotal: (minute) => 60_000 * minute,
    [SILENCE]: (minute) => (minute === 40 ? 7 * MINUTE_MS : 2000),
  })
  expect(firstHour(history)).toMatchObject({ longestMs: 8 * MINUTE_MS })
  expect(firstHour(history)?.bytesPerSec).toBeCloseTo(1000, -2)
})

test.each<[string, Readonly<Record<string, (minute: number) => number>>, number]>([
  [
    'trap: −1 is no silence at all',
    { [SILENCE]: (minute) => (minute < 30 ? 2000 : -1) },
    2000 + MINUTE_MS,
  ],
  [
    'trap: changes wait while a snapshot reads its tables',
    {
      [SILENCE]: (minute) => (minute < 50 ? 2000 : (minute - 50) * MINUTE_MS),
      SnapshotTotalNumberOfEventsSeen: (minute) => 9000 * Math.max(0, minute - 49),
    },
    2000 + MINUTE_MS,
  ],
  [
    'trap: a restart sets the silence back to zero, the longer part counts',
    { [SILENCE]: (minute) => (minute < 20 ? minute : minute - 20) * MINUTE_MS },
    40 * MINUTE_MS,
  ],
])('a source: %s', (_, series, longestMs) => {
  const history = watch(learnSource, { sourceRecordWriteTotal: WRITES, ...series })
  const all = [...history.days.values()].flatMap((day) => day.longestMs)
  expect(Math.max(...all.filter((ms) => Number.isFinite(ms)))).toBe(longestMs)
})

/** A total that grows at the minutes given. */
const readsAt = (isRead: (minute: number) => boolean) => (minute: number) =>
  Array.from({ length: minute + 100 }, (_, index) => index - 99).filter(isRead).length * 500

test.each<[string, (minute: number) => boolean, (minute: number) => number, number]>([
  ['it reads all the time', () => true, () => 60, MINUTE_MS],
  [
    'a batch every half hour',
    (minute) => minute % 30 === 0,
    (minute) => 1 + (((minute % 30) + 30) % 30),
    30 * MINUTE_MS,
  ],
  [
    'trap: a quiet table is no slow sink: nothing waited before the change came',
    (minute) => minute % 30 === 0,
    (minute) => (minute % 30 === 29 ? 4 : 0),
    2 * MINUTE_MS,
  ],
])('a destination: %s', (_, isRead, lagAt, longestMs) => {
  const series = { recordsConsumedTotal: readsAt(isRead), recordsLag: lagAt }
  expect(firstHour(watch(learnDestination, series, { from: -60 }))?.longestMs).toBe(longestMs)
})

test('a destination: what is left over while nothing is read is a rest', () => {
  const series = {
    recordsConsumedTotal: readsAt((minute) => minute < 20),
    recordsLag: (minute: number) => (minute < 20 ? 60 : 3),
  }
  expect(firstHour(watch(learnDestination, series, { from: -30 }))?.restRecords).toBe(3)
})

test('a hole between two visits begins a new watch: nobody knows what was read meanwhile', () => {
  const series = { recordsConsumedTotal: readsAt((minute) => minute < 20), recordsLag: () => 3 }
  const morning = watch(learnDestination, series, { to: 40 })
  expect(morning).toMatchObject({ lastMovedMs: START + 20 * MINUTE_MS })
  const later = watch(learnDestination, series, { from: 240, to: 270, before: morning })
  expect(later).toMatchObject({ lastMovedMs: null, fromMs: START + 4 * HOUR_MS + MINUTE_MS })
})

test('the same answer twice adds nothing', () => {
  const series = { sourceRecordWriteTotal: WRITES, byteTotal: WRITES, [SILENCE]: () => 2000 }
  const once = watch(learnSource, series)
  expect(watch(learnSource, series, { from: 30, before: once })).toEqual(once)
})

test('two tabs that watched half an hour each have watched the hour', () => {
  const series = { sourceRecordWriteTotal: WRITES, [SILENCE]: () => 2000 }
  const first = watch(learnSource, series, { from: -15, to: 30 })
  const second = watch(learnSource, series, { from: 29 })
  expect([firstHour(first), firstHour(second)]).toEqual([undefined, undefined])
  expect(firstHour(mergeUsual(first, second))).toMatchObject({ longestMs: 2000 + MINUTE_MS })
  expect(mergeUsual(first, second).days).toEqual(mergeUsual(second, first).days)
})

test('steps that are too coarse to see a silence teach nothing', () => {
  const answer = {
    series: { [SILENCE]: { timesMs: [START], values: [5000] } },
    step: stepOf('hour', 1),
    reading: 'cumulative',
    runningMs: START + 2 * HOUR_MS,
  } as const
  expect(learnSource(NOTHING_USUAL, answer)).toBe(NOTHING_USUAL)
})
