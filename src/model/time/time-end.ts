import { shiftByCalendar, startOf, type CalendarUnit } from './wall-clock.ts'

/** Units a relative end is counted in, Grafana's letters; seconds have no calendar. */
export type AgoUnit = 's' | CalendarUnit

/** One end of a range: an instant, or a moment counted back from now. */
export type TimeEnd =
  | { readonly kind: 'at'; readonly atMs: number }
  | {
      readonly kind: 'now'
      readonly count: number
      readonly unit: AgoUnit
      /** Grafana's `/d`: the start of that day for a beginning, its end for an end. */
      readonly roundTo: CalendarUnit | null
      /** Zone of the calendar; null where no calendar is needed (s, m, h, d, w without rounding). */
      readonly zone: string | null
    }

/** Length of a unit in ms; null where it depends on the calendar. */
export const AGO_MS: Readonly<Record<AgoUnit, number | null>> = {
  s: 1000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 604_800_000,
  M: null,
  y: null,
}

/**
 * The instant an end stands for at `nowMs`, epoch ms. Without rounding a day is 24 hours; with it, or
 * for months and years, the wall clock of the end's zone counts.
 */
export function instantOfEnd(end: TimeEnd, which: 'from' | 'to', nowMs: number): number {
  if (end.kind === 'at') return end.atMs
  const { count, unit, roundTo, zone } = end
  const atMs =
    zone === null || unit === 's'
      ? nowMs - count * (AGO_MS[unit] ?? 0)
      : shiftByCalendar(nowMs, { count: -count, unit }, zone)
  if (roundTo === null || zone === null) return atMs
  const startMs = startOf(roundTo, atMs, zone)
  return which === 'from' ? startMs : shiftByCalendar(startMs, { count: 1, unit: roundTo }, zone)
}
