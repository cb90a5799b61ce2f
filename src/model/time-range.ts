/** Units the API buckets by (API reference §4.1, singular words). */
export type TimeUnit = 'minute' | 'hour' | 'day' | 'week' | 'month'

/** Width of one bucket as the API is asked for it; `ms` is nominal for months (30 days). */
export type Step = { readonly unit: TimeUnit; readonly interval: number; readonly ms: number }

/** A resolved stretch of time: `fromMs` inclusive, `toMs` exclusive, epoch ms UTC. */
export type TimeWindow = { readonly fromMs: number; readonly toMs: number }

/** What the user chose. A relative range stays relative; it becomes a window when a query runs. */
export type TimeRange =
  | { readonly kind: 'last'; readonly ms: number }
  | { readonly kind: 'fixed'; readonly fromMs: number; readonly toMs: number }

export const MINUTE_MS = 60_000
export const HOUR_MS = 60 * MINUTE_MS
export const DAY_MS = 24 * HOUR_MS

export const LAST_24_HOURS: TimeRange = { kind: 'last', ms: DAY_MS }

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

/** Steps that divide an hour or a day evenly, finest first, so bucket edges fall on round times. */
const STEPS: readonly Step[] = [
  stepOf('minute', 1),
  stepOf('minute', 5),
  stepOf('minute', 15),
  stepOf('hour', 1),
  stepOf('hour', 6),
  stepOf('day', 1),
  stepOf('week', 1),
]

const MOST_POINTS = 300

/** The finest step that keeps a range of `ms` at 300 points or fewer (24 h → 5 min, 288 points). */
export function stepForDuration(ms: number): Step {
  return STEPS.find((step) => ms / step.ms <= MOST_POINTS) ?? stepOf('month', 1)
}

export function durationOf(range: TimeRange): number {
  return range.kind === 'last' ? range.ms : range.toMs - range.fromMs
}

/**
 * Turns a range into the window to ask for. Both ends are moved to bucket edges, the end upwards, so
 * that the running bucket is inside and requests made within one bucket are equal.
 */
export function resolveRange(range: TimeRange, step: Step, nowMs: number): TimeWindow {
  const toMs = range.kind === 'last' ? nowMs : range.toMs
  const fromMs = range.kind === 'last' ? nowMs - range.ms : range.fromMs
  return {
    fromMs: Math.floor(fromMs / step.ms) * step.ms,
    toMs: Math.ceil(toMs / step.ms) * step.ms,
  }
}
