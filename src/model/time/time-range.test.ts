import { expect, test } from 'vitest'
import { comparisonWindow } from '#src/model/metrics/comparison.ts'
import { absolute, backward, forward, zoomOut } from './shift-range.ts'
import { instantOfEnd, type TimeEnd } from './time-end.ts'
import {
  bucketEnd,
  bucketStart,
  DAY_MS,
  HOUR_MS,
  isPartial,
  LAST_24_HOURS,
  MINUTE_MS,
  NOW,
  pointsOf,
  rangeBetween,
  resolveRange,
  stepForDuration,
  stepOf,
  type TimeRange,
} from './time-range.ts'

const at = (text: string) => Date.parse(text)
const iso = (ms: number) => new Date(ms).toISOString().replace(':00.000Z', 'Z')
const shown = ({ fromMs, toMs }: { fromMs: number; toMs: number }) => [iso(fromMs), iso(toMs)]
/** A Saturday, three minutes into a bucket of five. */
const NOW_MS = at('2026-11-21T14:03:20Z')

test.each([
  ['1 h', HOUR_MS],
  ['6 h', 6 * HOUR_MS],
  ['24 h', DAY_MS],
  ['7 d', 7 * DAY_MS],
  ['30 d', 30 * DAY_MS],
  ['90 d', 90 * DAY_MS],
  ['a year', 365 * DAY_MS],
])('%s has 60 to 300 points', (_, ms) => {
  const step = stepForDuration(ms)
  const points = pointsOf(resolveRange({ kind: 'last', ms }, step, NOW_MS), step)
  expect(points).toBeGreaterThanOrEqual(60)
  expect(points).toBeLessThanOrEqual(300)
})

test('every length from one hour to a year has 60 to 300 points, wherever it begins', () => {
  for (let ms = HOUR_MS; ms <= 366 * DAY_MS; ms *= 1.01) {
    const step = stepForDuration(ms)
    const points = pointsOf(resolveRange({ kind: 'last', ms }, step, NOW_MS), step)
    expect(points, `${ms / HOUR_MS} h`).toBeGreaterThanOrEqual(60)
    expect(points, `${ms / HOUR_MS} h`).toBeLessThanOrEqual(300)
  }
})

test.each([
  ['15 min: a point a minute', 15 * MINUTE_MS, 'minute', 1],
  ['24 h: every five minutes', DAY_MS, 'minute', 5],
  ['30 d: every three hours', 30 * DAY_MS, 'hour', 3],
  ['three years: weeks', 3 * 365 * DAY_MS, 'week', 1],
  ['ten years: months', 3650 * DAY_MS, 'month', 1],
] as const)('%s', (_, ms, unit, interval) => {
  expect(stepForDuration(ms)).toEqual(stepOf(unit, interval))
})

test.each([
  ['five minutes', stepOf('minute', 5), '2026-11-21T14:00Z', '2026-11-21T14:05Z'],
  ['a day', stepOf('day', 1), '2026-11-21T00:00Z', '2026-11-22T00:00Z'],
  ['a week, from Monday', stepOf('week', 1), '2026-11-16T00:00Z', '2026-11-23T00:00Z'],
  ['a month', stepOf('month', 1), '2026-11-01T00:00Z', '2026-12-01T00:00Z'],
  ['a quarter', stepOf('month', 3), '2026-10-01T00:00Z', '2027-01-01T00:00Z'],
])('buckets of %s lie on round times', (_, step, from, to) => {
  expect([iso(bucketStart(NOW_MS, step)), iso(bucketEnd(NOW_MS, step))]).toEqual([from, to])
})

test('the last 24 h reach from a bucket edge to the end of the running bucket', () => {
  const window = resolveRange(LAST_24_HOURS, stepOf('minute', 5), NOW_MS)
  expect(shown(window)).toEqual(['2026-11-20T14:00Z', '2026-11-21T14:05Z'])
})

test('an edge that is a bucket edge stays', () => {
  const range: TimeRange = {
    kind: 'fixed',
    fromMs: at('2026-11-21T02:00Z'),
    toMs: at('2026-11-21T03:00Z'),
  }
  expect(shown(resolveRange(range, stepOf('hour', 1), NOW_MS))).toEqual([
    '2026-11-21T02:00Z',
    '2026-11-21T03:00Z',
  ])
})

test('months are counted by the calendar', () => {
  const year = { fromMs: at('2025-11-01T00:00Z'), toMs: at('2026-12-01T00:00Z') }
  expect(pointsOf(year, stepOf('month', 1))).toBe(13)
})

test.each([
  ['inside', '2026-11-21T13:00Z', false],
  ['cut by the beginning', '2026-11-20T13:55Z', true],
  ['over at the moment of asking', '2026-11-21T13:55Z', false],
  ['still running', '2026-11-21T14:00Z', true],
])('a bucket %s is partial: %s %s', (_, start, partial) => {
  const step = stepOf('minute', 5)
  const window = resolveRange(LAST_24_HOURS, step, NOW_MS)
  expect(isPartial(at(start), step, { window, answeredAtMs: NOW_MS })).toBe(partial)
})

function ago(count: number, unit: 's' | 'h' | 'd' | 'M', roundTo: 'd' | 'w' | null, zone: string) {
  return { kind: 'now', count, unit, roundTo, zone } satisfies TimeEnd
}

test.each([
  ['today in UTC', ago(0, 's', 'd', 'UTC'), 'from', '2026-11-21T00:00Z'],
  ['today in Kathmandu', ago(0, 's', 'd', 'Asia/Kathmandu'), 'from', '2026-11-20T18:15Z'],
  ['end of today in Kathmandu', ago(0, 's', 'd', 'Asia/Kathmandu'), 'to', '2026-11-21T18:15Z'],
  ['this week', ago(0, 's', 'w', 'Europe/Berlin'), 'from', '2026-11-15T23:00Z'],
] as const)('%s', (_, end, which, expected) => {
  expect(iso(instantOfEnd(end, which, NOW_MS))).toBe(expected)
})

test('yesterday is found from the last hour of a day with 25 hours', () => {
  const lateMs = at('2026-10-25T22:30:00Z')
  const end = ago(1, 'd', 'd', 'Europe/Berlin')
  expect(iso(instantOfEnd(end, 'from', lateMs))).toBe('2026-10-23T22:00Z')
  expect(iso(instantOfEnd(end, 'to', lateMs))).toBe('2026-10-24T22:00Z')
})

test('a month before 31 March is the last day of February', () => {
  const end = ago(1, 'M', null, 'UTC')
  expect(iso(instantOfEnd(end, 'from', at('2026-03-31T10:00Z')))).toBe('2026-02-28T10:00Z')
})

test('equal choices are equal objects', () => {
  const day = { kind: 'now', count: 1, unit: 'd', roundTo: null, zone: null } as const
  expect(rangeBetween(day, NOW)).toEqual(LAST_24_HOURS)
})

const NIGHT: TimeRange = {
  kind: 'fixed',
  fromMs: at('2026-11-21T02:00Z'),
  toMs: at('2026-11-21T03:00Z'),
}

test('back is the window before, forward the window after', () => {
  expect(backward(NIGHT, NOW_MS)).toMatchObject({ toMs: at('2026-11-21T02:00Z') })
  expect(forward(backward(NIGHT, NOW_MS), NOW_MS)).toEqual(NIGHT)
})

test('forward to now is live again', () => {
  const back = backward({ kind: 'last', ms: HOUR_MS }, NOW_MS)
  expect(forward(back, NOW_MS)).toEqual({ kind: 'last', ms: HOUR_MS })
})

test('zooming out doubles a range around its middle, and a relative one into the past', () => {
  expect(zoomOut(NIGHT, NOW_MS)).toEqual({
    kind: 'fixed',
    fromMs: at('2026-11-21T01:30Z'),
    toMs: at('2026-11-21T03:30Z'),
  })
  expect(zoomOut({ kind: 'last', ms: HOUR_MS }, NOW_MS)).toEqual({ kind: 'last', ms: 2 * HOUR_MS })
})

test('zooming out does not reach into the future', () => {
  const untilNow: TimeRange = { kind: 'fixed', fromMs: NOW_MS - HOUR_MS, toMs: NOW_MS }
  expect(zoomOut(untilNow, NOW_MS)).toEqual({
    kind: 'fixed',
    fromMs: NOW_MS - 2 * HOUR_MS,
    toMs: NOW_MS,
  })
})

test('made absolute, a range asks for the same window', () => {
  const step = stepOf('minute', 5)
  const fixed = absolute(LAST_24_HOURS, NOW_MS)
  const later = NOW_MS + DAY_MS
  expect(resolveRange(fixed, step, later)).toEqual(resolveRange(LAST_24_HOURS, step, NOW_MS))
})

/** A Monday morning in Berlin, after the clocks went back on Sunday. */
const MORNING = { fromMs: at('2026-10-26T08:00Z'), toMs: at('2026-10-26T10:00Z') }

test.each([
  ['the period before', 'period', 'UTC', ['2026-10-26T06:00Z', '2026-10-26T08:00Z']],
  ['a day earlier in UTC', 'day', 'UTC', ['2026-10-25T08:00Z', '2026-10-25T10:00Z']],
  [
    '9:00 a week ago in Berlin',
    'week',
    'Europe/Berlin',
    ['2026-10-19T07:00Z', '2026-10-19T09:00Z'],
  ],
  ['a week ago in Kathmandu', 'week', 'Asia/Kathmandu', ['2026-10-19T08:00Z', '2026-10-19T10:00Z']],
] as const)('%s', (_, comparison, zone, expected) => {
  const window = comparisonWindow(MORNING, comparison, { step: stepOf('minute', 5), zone })
  expect(window && shown(window)).toEqual(expected)
})

test('no comparison has no window', () => {
  expect(comparisonWindow(MORNING, 'none', { step: stepOf('hour', 1), zone: 'UTC' })).toBeNull()
})
