import { instantOfEnd, type TimeEnd } from './time-end.ts'

/** Units the API buckets by (API reference §4.1, singular words). */
export type TimeUnit = 'minute' | 'hour' | 'day' | 'week' | 'month'

/** Width of one bucket as the API is asked for it; `ms` is nominal for months (30 days). */
export type Step = { readonly unit: TimeUnit; readonly interval: number; readonly ms: number }

/** A resolved stretch of time: `fromMs` inclusive, `toMs` exclusive, epoch ms UTC. */
export type TimeWindow = { readonly fromMs: number; readonly toMs: number }

/**
 * What the user chose. A relative range stays relative; it becomes a window when a query runs. Equal
 * choices are equal objects (see `rangeBetween`), so that they are one cache entry.
 */
export type TimeRange =
  | { readonly kind: 'last'; readonly ms: number }
  | { readonly kind: 'fixed'; readonly fromMs: number; readonly toMs: number }
  /** At least one end is relative, and it is not simply "the last so long". */
  | { readonly kind: 'ends'; readonly from: TimeEnd; readonly to: TimeEnd }

export const MINUTE_MS = 60_000
export const HOUR_MS = 60 * MINUTE_MS
export const DAY_MS = 24 * HOUR_MS

export const LAST_24_HOURS: TimeRange = { kind: 'last', ms: DAY_MS }

/** The end of a range that ends now. */
export const NOW: TimeEnd = { kind: 'now', count: 0, unit: 's', roundTo: null, zone: null }

const UNIT_MS: Record<TimeUnit, number> = {
  minute: MINUTE_MS,
  hour: HOUR_MS,
  day: DAY_MS,
  week: 7 * DAY_MS,
  month: 30 * DAY_MS,
}

export function stepOf(unit: TimeUnit, interval: number): Step {
  return { unit, interval, ms: UNIT_MS[unit] * interval }
}

/**
 * Steps that fall on round times, finest first; none is more than five times the one before, so that
 * a range that is too long for one still has 60 points in the next.
 */
export const STEPS: readonly Step[] = [
  stepOf('minute', 1),
  stepOf('minute', 5),
  stepOf('minute', 15),
  stepOf('hour', 1),
  stepOf('hour', 3),
  stepOf('hour', 6),
  stepOf('day', 1),
  stepOf('day', 2),
  stepOf('week', 1),
  stepOf('month', 1),
]

/** Of a window's 300 points one is spare: its edges may cut a bucket each. */
const MOST_POINTS = 299

/**
 * The finest step that keeps a range of `ms` at 300 points or fewer (24 h → 5 min, 288 points). From
 * one hour to a year that gives 60 or more; the API has nothing finer than a minute.
 */
export function stepForDuration(ms: number): Step {
  return STEPS.find((step) => ms / step.ms <= MOST_POINTS) ?? stepOf('month', 1)
}

/** A range from its two ends, in its one form. */
export function rangeBetween(from: TimeEnd, to: TimeEnd): TimeRange {
  if (from.kind === 'at' && to.kind === 'at') {
    return { kind: 'fixed', fromMs: from.atMs, toMs: to.atMs }
  }
  const isUntilNow = to.kind === 'now' && to.count === 0 && to.roundTo === null
  if (isUntilNow && from.kind === 'now' && from.zone === null) {
    return { kind: 'last', ms: -instantOfEnd(from, 'from', 0) }
  }
  return { kind: 'ends', from, to: isUntilNow ? NOW : to }
}

/** The two instants a range stands for, to the millisecond. */
export function edgesOf(range: TimeRange, nowMs: number): TimeWindow {
  if (range.kind === 'last') return { fromMs: nowMs - range.ms, toMs: nowMs }
  if (range.kind === 'fixed') return { fromMs: range.fromMs, toMs: range.toMs }
  return {
    fromMs: instantOfEnd(range.from, 'from', nowMs),
    toMs: instantOfEnd(range.to, 'to', nowMs),
  }
}

/** Length of a range in ms; `nowMs` counts only where just one end is relative, or is rounded. */
export function durationOf(range: TimeRange, nowMs = Date.now()): number {
  const { fromMs, toMs } = edgesOf(range, nowMs)
  return toMs - fromMs
}

/** The first Monday of the epoch, 5 January 1970: the API's weeks begin on Mondays. */
const FIRST_MONDAY_MS = 4 * DAY_MS

/**
 * Start of the bucket that holds an instant. Buckets are counted from the epoch in UTC: weeks from a
 * Monday, months by the calendar (API reference §11).
 */
export function bucketStart(atMs: number, step: Step): number {
  if (step.unit === 'month') return monthStart(monthsSinceEpoch(atMs), step.interval)
  const originMs = step.unit === 'week' ? FIRST_MONDAY_MS : 0
  return originMs + Math.floor((atMs - originMs) / step.ms) * step.ms
}

/** End of the bucket that holds an instant, which is the start of the next. */
export function bucketEnd(atMs: number, step: Step): number {
  if (step.unit !== 'month') return bucketStart(atMs, step) + step.ms
  return monthStart(monthsSinceEpoch(atMs) + step.interval, step.interval)
}

function monthsSinceEpoch(atMs: number): number {
  const date = new Date(atMs)
  return (date.getUTCFullYear() - 1970) * 12 + date.getUTCMonth()
}

function monthStart(months: number, interval: number): number {
  return Date.UTC(1970, Math.floor(months / interval) * interval, 1)
}

/** A window whose edges are moved outwards to the edges of buckets. */
export function alignToStep({ fromMs, toMs }: TimeWindow, step: Step): TimeWindow {
  const start = bucketStart(fromMs, step)
  return { fromMs: start, toMs: Math.max(bucketEnd(toMs - 1, step), bucketEnd(start, step)) }
}

/**
 * Turns a range into the window to ask for. Both ends are moved to bucket edges, the end upwards, so
 * that the running bucket is inside and requests made within one bucket are equal.
 */
export function resolveRange(range: TimeRange, step: Step, nowMs: number): TimeWindow {
  return alignToStep(edgesOf(range, nowMs), step)
}

/** How many buckets a window has. */
export function pointsOf({ fromMs, toMs }: TimeWindow, step: Step): number {
  if (step.unit !== 'month') return Math.ceil((toMs - fromMs) / step.ms)
  return Math.ceil((monthsSinceEpoch(toMs - 1) + 1 - monthsSinceEpoch(fromMs)) / step.interval)
}

/**
 * Whether the bucket that begins at `startMs` is partial: cut by an edge of the window, or not over
 * when the answer was made (`answeredAtMs`). A partial bucket is never compared with a full one.
 */
export function isPartial(
  startMs: number,
  step: Step,
  { window, answeredAtMs }: { readonly window: TimeWindow; readonly answeredAtMs: number },
): boolean {
  const endMs = bucketEnd(startMs, step)
  return startMs < window.fromMs || endMs > window.toMs || endMs > answeredAtMs
}
