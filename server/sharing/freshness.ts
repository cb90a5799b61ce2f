import type { CheckedRead } from '#server/read-request.ts'
import { timeOf } from './equal-reads.ts'

const SECOND_MS = 1000
const MINUTE_MS = 60 * SECOND_MS
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS

const UNIT_MS: Readonly<Record<string, number>> = {
  minute: MINUTE_MS,
  hour: HOUR_MS,
  day: DAY_MS,
  week: 7 * DAY_MS,
  month: 28 * DAY_MS,
}

/** The page asks for latest values this often; older ones would be seen as late there. */
const LATEST_PERIOD_MS = 15 * SECOND_MS
/** In a sixtieth of its time the running bucket changes by less than the eye finds in a chart. */
const PART_OF_BUCKET = 60
/** Bounds, in fresh times: a minute and ten minutes as things come. */
const MOST_FOR_BUCKETS = 6
const MOST_FOR_PAST = 60
/** A connector that was cut off may deliver its numbers so much later. */
const LATE_DATA_MS = HOUR_MS

/**
 * How long an answer stays fresh, in ms. `ttlMs` is for everything whose buckets are not named or
 * are short; longer times follow the bucket asked for, and the past, which does not change.
 * @param nowMs epoch ms, to tell whether a window is over
 */
export function freshMs(read: CheckedRead, ttlMs: number, nowMs: number): number {
  const given = new Map(read.query)
  if (read.row.answer === 'list') return ttlMs
  const timeType = given.get('time_type') ?? 'latest'
  if (timeType === 'latest') return Math.min(ttlMs, LATEST_PERIOD_MS)
  const stepMs = stepOf(given)
  if (stepMs === null) return ttlMs
  const to = given.get('timestamp_to')
  const isPast = to !== undefined && timeOf(to) <= nowMs - 2 * stepMs - LATE_DATA_MS
  if (isPast) return ttlMs * MOST_FOR_PAST
  return Math.min(ttlMs * MOST_FOR_BUCKETS, Math.max(ttlMs, stepMs / PART_OF_BUCKET))
}

/** Width of the buckets when the read names it; the API's own default is not relied upon. */
function stepOf(given: ReadonlyMap<string, string>): number | null {
  const unitMs = UNIT_MS[given.get('time_unit') ?? '']
  const interval = given.get('time_interval')
  return unitMs === undefined || interval === undefined ? null : unitMs * Number(interval)
}
