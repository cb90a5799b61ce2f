export const TIME_UNITS = ['minute', 'hour', 'day', 'week', 'month'] as const

export type TimeUnit = (typeof TIME_UNITS)[number]

/** A bucket of a series: [startMs, endMs), epoch ms. */
export type Bucket = { startMs: number; endMs: number }

/** The simulator's own cap on points per series (API reference §11). */
export const MAX_POINTS = 5000

const UNIT_MS = { minute: 60_000, hour: 3_600_000, day: 86_400_000, week: 604_800_000 } as const

/** The first Monday of the epoch, 1970-01-05: weeks start there. */
const FIRST_MONDAY_MS = 345_600_000

/**
 * The buckets whose start lies in [fromMs, toMs). Buckets are aligned to the UTC start of unit × interval.
 * Returns `null` if there are more than {@link MAX_POINTS}.
 */
export function bucketsBetween(
  fromMs: number,
  toMs: number,
  unit: TimeUnit,
  interval: number,
): Bucket[] | null {
  const buckets: Bucket[] = []
  let index = bucketIndex(fromMs, unit, interval)
  if (bucketStart(index, unit, interval) < fromMs) index += 1
  for (; ; index++) {
    const startMs = bucketStart(index, unit, interval)
    if (!(startMs < toMs)) return buckets
    if (buckets.length === MAX_POINTS) return null
    buckets.push({ startMs, endMs: bucketStart(index + 1, unit, interval) })
  }
}

function bucketIndex(ms: number, unit: TimeUnit, interval: number): number {
  if (unit === 'month') {
    const date = new Date(ms)
    const months = (date.getUTCFullYear() - 1970) * 12 + date.getUTCMonth()
    return Math.floor(months / interval)
  }
  const origin = unit === 'week' ? FIRST_MONDAY_MS : 0
  return Math.floor((ms - origin) / (UNIT_MS[unit] * interval))
}

function bucketStart(index: number, unit: TimeUnit, interval: number): number {
  if (unit === 'month') return Date.UTC(1970, index * interval, 1)
  const origin = unit === 'week' ? FIRST_MONDAY_MS : 0
  return origin + index * UNIT_MS[unit] * interval
}

/** `YYYY-MM-DD HH:MM:SS` in UTC, as series carry it (API reference §1). */
export function seriesTimestamp(ms: number): string {
  return new Date(ms).toISOString().slice(0, 19).replace('T', ' ')
}

/** `YYYY-MM-DDTHH:MM:SSZ`, as lists carry it. */
export function isoTimestamp(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 19)}Z`
}

/** An ISO 8601 date with zone (a missing zone is taken as UTC) as epoch ms; `null` if it is none. */
export function parseTimestamp(text: string): number | null {
  const match =
    /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?))?(Z|[+-]\d{2}:?\d{2})?$/.exec(
      text.trim(),
    )
  if (match === null) return null
  const [, date, time = '00:00:00', zone = 'Z'] = match
  const ms = Date.parse(`${date}T${time}${zone}`)
  return Number.isNaN(ms) ? null : ms
}
