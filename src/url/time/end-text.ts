import { AGO_MS, type AgoUnit, type TimeEnd } from '#src/model/time/time-end.ts'
import type { CalendarUnit } from '#src/model/time/wall-clock.ts'
import { instantOf } from '#src/model/time/wall-clock.ts'

/** One end in Grafana's words: now, now-6h, now-1d/d. */
const RELATIVE = /^now(?:-(\d{1,7})([smhdwMy]))?(?:\/([mhdwMy]))?$/
const DATE =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d{1,9})?)?)?(Z|[+-]\d{2}:?\d{2})?$/i
const EPOCH_MS = /^\d{12,13}$/
/** Instants that can be asked for: nothing before Streamkap and nothing that needs five digits. */
const EARLIEST_MS = Date.UTC(2000, 0, 1)
const LATEST_MS = Date.UTC(2100, 0, 1)
/** Counted back so far, calendars come to dates that Date does not know. */
const LONGEST_AGO_MS = 100 * 366 * 86_400_000
/** Of both the shorter: a check need not be exact. */
const MONTH_OR_YEAR_MS = 28 * 86_400_000

/**
 * Reads one end of a range: Grafana's relative words, an ISO date or date and time, or epoch ms. A
 * time without zone is wall time of `zone`. Null when it is none of these.
 */
export function parseEnd(text: string, zone: string): TimeEnd | null {
  const relative = RELATIVE.exec(text)
  if (relative) {
    const [, count = '0', unit = 's', roundTo = ''] = relative
    return relativeEnd(Number(count), unit, { roundTo, zone })
  }
  const atMs = parseInstant(text, zone)
  return atMs === null ? null : { kind: 'at', atMs }
}

/** The same end as text: `now-24h`, or ISO 8601 in UTC with whole seconds. */
export function endText(end: TimeEnd): string {
  if (end.kind === 'at') return `${new Date(end.atMs).toISOString().slice(0, 19)}Z`
  const round = end.roundTo === null ? '' : `/${end.roundTo}`
  return end.count === 0 ? `now${round}` : `now-${end.count}${end.unit}${round}`
}

/** The end that lies so many ms before now, in the largest unit that is read easily (48 h → 2d). */
export function agoEnd(ms: number): TimeEnd {
  const unit = WORDED.find((one) => ms % wordedMs(one) === 0 && ms >= leastMs(one)) ?? 's'
  const count = ms / wordedMs(unit)
  return { kind: 'now', count, unit, roundTo: null, zone: null }
}

/** Epoch ms of a date, a date and time, or epoch ms; null when it is none, or out of bounds. */
export function parseInstant(text: string, zone: string): number | null {
  const atMs = EPOCH_MS.test(text) ? Number(text) : dateMs(text, zone)
  return atMs !== null && atMs >= EARLIEST_MS && atMs < LATEST_MS ? atMs : null
}

const WORDED = ['d', 'h', 'm'] as const

function wordedMs(unit: AgoUnit): number {
  return AGO_MS[unit] ?? 1
}

/** Days from two on: "24 h" says more than "1 d". */
function leastMs(unit: AgoUnit): number {
  return unit === 'd' ? 2 * wordedMs(unit) : wordedMs(unit)
}

function relativeEnd(
  count: number,
  unitText: string,
  rounding: { readonly roundTo: string; readonly zone: string },
): TimeEnd | null {
  const unit = UNITS.find((one) => one === unitText)
  if (unit === undefined || count * (AGO_MS[unit] ?? MONTH_OR_YEAR_MS) > LONGEST_AGO_MS) return null
  const roundTo = CALENDAR.find((one) => one === rounding.roundTo) ?? null
  const needsCalendar = roundTo !== null || AGO_MS[unit] === null
  const end = { kind: 'now', count, unit: count === 0 ? 's' : unit, roundTo } as const
  return { ...end, zone: needsCalendar ? rounding.zone : null }
}

const CALENDAR: readonly CalendarUnit[] = ['m', 'h', 'd', 'w', 'M', 'y']
const UNITS: readonly AgoUnit[] = ['s', ...CALENDAR]

function dateMs(text: string, zone: string): number | null {
  const match = DATE.exec(text)
  if (!match) return null
  const [, year, month, day, hour = '00', minute = '00', second = '00', offset = ''] = match
  // Date.parse refuses months and hours that are none; 31 February it takes for March
  const wallMs = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`)
  if (Number.isNaN(wallMs) || new Date(wallMs).getUTCDate() !== Number(day)) return null
  if (offset === '') return instantOf(wallMs, zone)
  if (offset.toUpperCase() === 'Z') return wallMs
  const [hours, minutes] = [Number(offset.slice(1, 3)), Number(offset.slice(-2))]
  if (hours > 23 || minutes > 59) return null
  const offsetMs = (hours * 60 + minutes) * 60_000
  return offset.startsWith('-') ? wallMs + offsetMs : wallMs - offsetMs
}
