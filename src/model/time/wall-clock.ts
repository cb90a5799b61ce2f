import { zoneOffsetMs } from './zone.ts'

/** Stretches of the calendar: minute, hour, day, week (from Monday), month, year. */
export type CalendarUnit = 'm' | 'h' | 'd' | 'w' | 'M' | 'y'

const DAY_MS = 86_400_000
/** Sunday is day 0 of `getUTCDay`, and six days after Monday. */
const DAYS_SINCE_MONDAY = [6, 0, 1, 2, 3, 4, 5] as const

/**
 * What the clocks of a zone show at an instant, written as the epoch ms at which UTC shows the same:
 * a number to do calendar arithmetic on with the UTC functions of Date.
 */
export function wallMsOf(atMs: number, zone: string): number {
  return atMs + zoneOffsetMs(atMs, zone)
}

/**
 * The instant at which the clocks of a zone show a wall time (as in `wallMsOf`). Of two such instants,
 * when clocks go back, the first; for a wall time that clocks jump over, the instant as far after the
 * jump as the wall time is after the last one shown.
 */
export function instantOf(wallMs: number, zone: string): number {
  const before = wallMs - zoneOffsetMs(wallMs - DAY_MS, zone)
  if (wallMsOf(before, zone) === wallMs) return before
  const after = wallMs - zoneOffsetMs(wallMs + DAY_MS, zone)
  return wallMsOf(after, zone) === wallMs ? after : before
}

/** The same time of day `count` calendar units later (earlier when negative) in a zone. */
export function shiftByCalendar(
  atMs: number,
  { count, unit }: { readonly count: number; readonly unit: CalendarUnit },
  zone: string,
): number {
  if (unit === 'm') return atMs + count * 60_000
  if (unit === 'h') return atMs + count * 3_600_000
  const wallMs = wallMsOf(atMs, zone)
  if (unit === 'd' || unit === 'w') {
    return instantOf(wallMs + count * (unit === 'd' ? 1 : 7) * DAY_MS, zone)
  }
  return instantOf(addMonths(wallMs, unit === 'M' ? count : 12 * count), zone)
}

/** The first instant of the calendar unit that holds an instant, in a zone. */
export function startOf(unit: CalendarUnit, atMs: number, zone: string): number {
  const wallMs = wallMsOf(atMs, zone)
  if (unit === 'm' || unit === 'h') {
    const size = unit === 'm' ? 60_000 : 3_600_000
    return atMs - (wallMs - Math.floor(wallMs / size) * size)
  }
  const date = new Date(wallMs)
  const [year, month, day] = [date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate()]
  const sinceMonday = DAYS_SINCE_MONDAY[date.getUTCDay()] ?? 0
  const starts: Record<'d' | 'w' | 'M' | 'y', number> = {
    d: Date.UTC(year, month, day),
    w: Date.UTC(year, month, day - sinceMonday),
    M: Date.UTC(year, month, 1),
    y: Date.UTC(year, 0, 1),
  }
  return instantOf(starts[unit], zone)
}

/** A month later than 31 January is the last day of February. */
function addMonths(wallMs: number, months: number): number {
  const date = new Date(wallMs)
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth() + months]
  const lastDay = new Date(Date.UTC(year, month + 1, 0)).getUTCDate()
  const dayMs = Date.UTC(year, month, Math.min(date.getUTCDate(), lastDay))
  return dayMs + (wallMs - Math.floor(wallMs / DAY_MS) * DAY_MS)
}
