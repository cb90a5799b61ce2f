/** What a wall clock and a calendar in a zone show; `month` is 1 to 12, `hour` 0 to 23. */
export type ZonedTime = {
  readonly year: number
  readonly month: number
  readonly day: number
  readonly hour: number
  readonly minute: number
  readonly second: number
}

const formats = new Map<string, Intl.DateTimeFormat>()

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone)
  if (known) return known
  const made = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })
  formats.set(zone, made)
  return made
}

/** The last instant that a date can be, in ms from the epoch; the first lies as far before it. */
const LATEST_MS = 8.64e15

/** Whether a number of ms is an instant that calendars know. */
export function isDate(atMs: number): boolean {
  return Math.abs(atMs) <= LATEST_MS
}

/** Wall time of an instant in an IANA zone. Throws a RangeError for a zone nobody knows, or no date. */
export function zonedTime(atMs: number, zone: string): ZonedTime {
  const parts = formatOf(zone).formatToParts(atMs)
  const read = (wanted: keyof ZonedTime) => Number(parts.find(({ type }) => type === wanted)?.value)
  return {
    year: read('year'),
    month: read('month'),
    day: read('day'),
    hour: read('hour'),
    minute: read('minute'),
    second: read('second'),
  }
}

/** How far the zone's clocks are ahead of UTC at an instant, in ms (negative west of Greenwich). */
export function zoneOffsetMs(atMs: number, zone: string): number {
  const { year, month, day, hour, minute, second } = zonedTime(atMs, zone)
  const wallMs = Date.UTC(year, month - 1, day, hour, minute, second)
  return wallMs - Math.floor(atMs / 1000) * 1000
}
