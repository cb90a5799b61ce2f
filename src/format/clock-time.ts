import type { TimeWindow } from '#src/model/time/time-range.ts'
import { isDate, zonedTime } from '#src/model/time/zone.ts'
import { MINUS, NOT_REPORTED_MARK } from './digits.ts'
import { Remembered } from './remembered.ts'

/** `minute`: "13:50". `second`: "13:50:07". `day`: "21 Nov". `month`: "Nov". `year`: "Nov 2026". */
export type ClockStyle = 'minute' | 'second' | 'day' | 'month' | 'year' | 'zone'

const OPTIONS: Readonly<Record<ClockStyle, Intl.DateTimeFormatOptions>> = {
  minute: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  second: { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' },
  day: { day: 'numeric', month: 'short' },
  month: { month: 'short' },
  year: { month: 'short', year: 'numeric' },
  zone: { timeZoneName: 'short' },
}

const formats = new Map<string, Intl.DateTimeFormat>()

function formatOf(style: ClockStyle, zone: string): Intl.DateTimeFormat {
  const key = `${style} ${zone}`
  const known = formats.get(key)
  if (known) return known
  const made = new Intl.DateTimeFormat('en-GB', { ...OPTIONS[style], timeZone: zone })
  formats.set(key, made)
  return made
}

/**
 * An instant on the clock or calendar of an IANA zone. The zone itself is printed once per chart. What
 * is no date prints as not reported: an age of 2^63 - 1 ms, as Java says "never", began at none.
 */
export function formatClock(
  atMs: number,
  zone: string,
  style: Exclude<ClockStyle, 'zone'>,
): string {
  return isDate(atMs) ? formatOf(style, zone).format(atMs) : NOT_REPORTED_MARK
}

/** An instant inside a window: the time of day, with the date in front when the window needs it. */
export function formatMoment(
  atMs: number,
  zone: string,
  { window, style }: { readonly window: TimeWindow; readonly style: 'minute' | 'second' },
): string {
  const time = formatClock(atMs, zone, style)
  return crossesMidnight(window, zone) ? `${formatClock(atMs, zone, 'day')} ${time}` : time
}

const crossings = new Remembered<boolean>()

/** Whether a window holds moments of more than one calendar day of the zone. */
export function crossesMidnight({ fromMs, toMs }: TimeWindow, zone: string): boolean {
  if (!isDate(fromMs) || !isDate(toMs)) return true
  return crossings.get(`${fromMs} ${toMs} ${zone}`, () => {
    const first = zonedTime(fromMs, zone)
    const last = zonedTime(Math.max(fromMs, toMs - 1), zone)
    return first.day !== last.day || first.month !== last.month || first.year !== last.year
  })
}

const zoneNames = new Remembered<string>()

/** Short name of a zone at an instant, for the one place per chart that prints it ("UTC", "GMT+5:45"). */
export function zoneLabel(zone: string, atMs: number): string {
  if (!isDate(atMs)) return zone
  return zoneNames.get(`${atMs} ${zone}`, () => {
    const parts = formatOf('zone', zone).formatToParts(atMs)
    const name = parts.find((part) => part.type === 'timeZoneName')?.value ?? zone
    return name.replace('-', MINUS)
  })
}
