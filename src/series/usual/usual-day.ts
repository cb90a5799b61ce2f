import { DAY_MS, HOUR_MS, MINUTE_MS } from '#src/model/time/time-range.ts'

/*
 * What is usual of one connector, kept small: 24 numbers of a kind for each day (UTC). Two tabs that
 * watch the same account learn the same, so days of both can be put together in any order.
 */

/** Columns of 24 hours; NaN: nothing of the kind was seen in that hour. */
export type UsualDay = {
  /** Which of the twelve stretches of five minutes were watched, one bit each. */
  readonly watched: readonly number[]
  /** The longest silence, ms: of a source without a change, of a destination with records waiting. */
  readonly longestMs: readonly number[]
  /** Records that wait although nothing is left to read. */
  readonly restRecords: readonly number[]
  /** Bytes written to Kafka, as far as watched. */
  readonly bytes: readonly number[]
}

/** What is learned of one connector, and how far it has been watched. Moments are epoch ms. */
export type UsualHistory = {
  /** By the start of the day. */
  readonly days: ReadonlyMap<number, UsualDay>
  /** End of the newest bucket that was learned from; null: none yet. */
  readonly toMs: number | null
  /** Since when it is watched without a hole; null: not watched. */
  readonly fromMs: number | null
  /** End of the newest bucket in which it moved; null: none was seen. */
  readonly lastMovedMs: number | null
  /** Since when records wait unread; null: none do, or it is not known. */
  readonly waitingSinceMs: number | null
}

export const NOTHING_USUAL: UsualHistory = {
  days: new Map(),
  toMs: null,
  fromMs: null,
  lastMovedMs: null,
  waitingSinceMs: null,
}

const STRETCHES = 12
/** So much of an hour must be watched before it counts. */
const MOST_OF_AN_HOUR = 9

const MOST_DAYS = 15

const HOURS = Array.from({ length: 24 }, (_, hour) => hour)
const NOT_SEEN = HOURS.map(() => NaN)
const EMPTY_DAY: UsualDay = {
  watched: HOURS.map(() => 0),
  longestMs: NOT_SEEN,
  restRecords: NOT_SEEN,
  bytes: NOT_SEEN,
}

/** What one bucket adds to its hour; absent: nothing of the kind. */
export type HourNews = {
  /** A moment in the hour, epoch ms. */
  readonly atMs: number
  readonly longestMs?: number
  readonly restRecords?: number
  readonly bytes?: number
}

/** The days with what was seen at one moment. */
export function withHour(
  days: ReadonlyMap<number, UsualDay>,
  { atMs, longestMs = NaN, restRecords = NaN, bytes = NaN }: HourNews,
): ReadonlyMap<number, UsualDay> {
  const dayMs = dayOf(atMs)
  const day = days.get(dayMs) ?? EMPTY_DAY
  const hour = Math.floor((atMs - dayMs) / HOUR_MS)
  const stretch = Math.floor((atMs % HOUR_MS) / (5 * MINUTE_MS))
  const put = (column: readonly number[], value: number) => column.with(hour, value)
  const next: UsualDay = {
    watched: put(day.watched, (day.watched[hour] ?? 0) | (1 << stretch)),
    longestMs: put(day.longestMs, larger(day.longestMs[hour], longestMs)),
    restRecords: put(day.restRecords, larger(day.restRecords[hour], restRecords)),
    bytes: put(day.bytes, sum(day.bytes[hour], bytes)),
  }
  const all = new Map(days).set(dayMs, next)
  // A screen that runs for months keeps no more than the browser does.
  if (all.size > MOST_DAYS) all.delete(Math.min(...all.keys()))
  return all
}

/** One day as two tabs saw it. */
export function mergeUsualDays(one: UsualDay, other: UsualDay): UsualDay {
  const both = (a: readonly number[], b: readonly number[]) =>
    HOURS.map((hour) => larger(a[hour], b[hour] ?? NaN))
  return {
    watched: HOURS.map((hour) => (one.watched[hour] ?? 0) | (other.watched[hour] ?? 0)),
    longestMs: both(one.longestMs, other.longestMs),
    restRecords: both(one.restRecords, other.restRecords),
    bytes: both(one.bytes, other.bytes),
  }
}

/**
 * What two tabs, or two visits, learned of one connector. What goes on now is known to who looked
 * last; it goes back to what the other saw only if no hole lies between.
 */
export function mergeUsual(one: UsualHistory, other: UsualHistory): UsualHistory {
  const isOtherNewer = (other.toMs ?? -Infinity) > (one.toMs ?? -Infinity)
  const [newer, older] = isOtherNewer ? [other, one] : [one, other]
  const days = new Map(one.days)
  for (const [dayMs, day] of other.days) {
    const own = days.get(dayMs)
    days.set(dayMs, own ? mergeUsualDays(own, day) : day)
  }
  const isOneWatch = older.toMs !== null && newer.fromMs !== null && newer.fromMs <= older.toMs
  if (!isOneWatch) return { ...newer, days }
  return {
    ...newer,
    days,
    fromMs: Math.min(newer.fromMs ?? Infinity, older.fromMs ?? Infinity),
    lastMovedMs: latest(one.lastMovedMs, other.lastMovedMs),
  }
}

/** Without the days that ended before a moment, and those that begin after another. */
export function usualBetween(history: UsualHistory, fromMs: number, toMs: number): UsualHistory {
  const days = [...history.days].filter(([dayMs]) => dayMs + DAY_MS > fromMs && dayMs <= toMs)
  return days.length === history.days.size ? history : { ...history, days: new Map(days) }
}

/** One hour that was watched for most of its length. */
export type UsualHour = {
  /** Start of the hour, epoch ms. */
  readonly startMs: number
  readonly longestMs: number
  readonly restRecords: number
  readonly bytesPerSec: number
}

/**
 * Every hour that was watched for most of its length, oldest day first.
 * @param hours which hours of the day (UTC); the default is all of them
 */
export function usualHours(
  { days }: UsualHistory,
  hours: readonly number[] = HOURS,
): readonly UsualHour[] {
  const known = [...days].toSorted(([a], [b]) => a - b)
  return known.flatMap(([dayMs, day]) => {
    const all = hoursOf(dayMs, day)
    return hours.flatMap((hour) => all[hour] ?? [])
  })
}

/** Days that are over never change: only the present one is gone through again. */
const HOURS_OF = new WeakMap<UsualDay, readonly (UsualHour | null)[]>()

/** All 24; null: not watched for long enough. */
function hoursOf(dayMs: number, day: UsualDay): readonly (UsualHour | null)[] {
  const before = HOURS_OF.get(day)
  if (before) return before
  const hours = HOURS.map((hour): UsualHour | null => {
    const watched = bitsOf(day.watched[hour] ?? 0)
    if (watched < MOST_OF_AN_HOUR) return null
    return {
      startMs: dayMs + hour * HOUR_MS,
      longestMs: day.longestMs[hour] ?? NaN,
      restRecords: day.restRecords[hour] ?? NaN,
      bytesPerSec: ((day.bytes[hour] ?? NaN) * STRETCHES) / (watched * 3600),
    }
  })
  HOURS_OF.set(day, hours)
  return hours
}

export function dayOf(atMs: number): number {
  return Math.floor(atMs / DAY_MS) * DAY_MS
}

function bitsOf(mask: number): number {
  let bits = 0
  for (let rest = mask; rest > 0; rest >>= 1) bits += rest & 1
  return bits
}

function larger(one: number | undefined, other: number): number {
  if (one === undefined || Number.isNaN(one)) return other
  return Number.isNaN(other) ? one : Math.max(one, other)
}

function sum(one: number | undefined, other: number): number {
  if (one === undefined || Number.isNaN(one)) return other
  return Number.isNaN(other) ? one : one + other
}

function latest(one: number | null, other: number | null): number | null {
  return one === null || other === null ? (one ?? other) : Math.max(one, other)
}
