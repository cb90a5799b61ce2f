import { formatClock, zoneLabel } from '#src/format/clock-time.ts'
import { THIN_SPACE } from '#src/format/digits.ts'
import { formatDuration } from '#src/format/duration.ts'
import type { TimeEnd } from '#src/model/time/time-end.ts'
import { edgesOf, type Step, type TimeRange } from '#src/model/time/time-range.ts'
import { zonedTime } from '#src/model/time/zone.ts'
import { endText } from '#src/url/time/end-text.ts'
import { rangeTexts } from '#src/url/time/range-text.ts'

/** Ranges that have a name of their own. */
const NAMED: Readonly<Record<string, string>> = {
  'now/d now': 'Today so far',
  'now/d now/d': 'Today',
  'now-1d/d now-1d/d': 'Yesterday',
  'now/w now': 'This week so far',
  'now/M now': 'This month so far',
}

/**
 * A range in words: "Last 24 h", "21 Nov 02:00 – 03:00", "Since 20 Nov 14:00". `long` adds year and
 * zone to dates, for places that must be read alone: "21 Nov 2026 02:00 – 03:00 UTC".
 */
export function rangeWords(range: TimeRange, zone: string, style: 'short' | 'long'): string {
  if (range.kind === 'last') return `Last ${formatDuration(range.ms)}`
  const isLong = style === 'long'
  const label = (atMs: number) => (isLong ? ` ${zoneLabel(zone, atMs)}` : '')
  if (range.kind === 'ends') {
    const { from, to } = rangeTexts(range)
    const name = NAMED[`${from} ${to}`]
    if (name !== undefined) return name
    if (range.from.kind === 'at' && to === 'now') {
      const { atMs } = range.from
      return `Since ${moment(atMs, zone, isLong)}${label(atMs)}`
    }
    return `${endWords(range.from, zone)} – ${endWords(range.to, zone)}`
  }
  const { fromMs, toMs } = edgesOf(range, 0)
  const end = isSameDay(fromMs, toMs, zone)
    ? formatClock(toMs, zone, 'minute')
    : moment(toMs, zone, isLong)
  return `${moment(fromMs, zone, isLong)} – ${end}${label(toMs)}`
}

/** The same on a phone: "24 h", or the dates. */
export function rangeWordsShort(range: TimeRange, zone: string): string {
  return range.kind === 'last' ? formatDuration(range.ms) : rangeWords(range, zone, 'short')
}

/** What a point of a chart stands for: "1 point = 5 min". */
export function pointWords(step: Step): string {
  return `1 point = ${stepWords(step)}`
}

/** A step as a duration: "5 min", "1 h", "1 week", "3 months". */
export function stepWords({ unit, interval, ms }: Step): string {
  if (unit === 'day') return `${interval}${THIN_SPACE}d`
  if (unit !== 'week' && unit !== 'month') return formatDuration(ms)
  return `${interval}${THIN_SPACE}${unit}${interval === 1 ? '' : 's'}`
}

function endWords(end: TimeEnd, zone: string): string {
  return end.kind === 'at' ? moment(end.atMs, zone, false) : endText(end)
}

function moment(atMs: number, zone: string, hasYear: boolean): string {
  const year = hasYear ? ` ${zonedTime(atMs, zone).year}` : ''
  return `${formatClock(atMs, zone, 'day')}${year} ${formatClock(atMs, zone, 'minute')}`
}

function isSameDay(a: number, b: number, zone: string): boolean {
  const [one, other] = [zonedTime(a, zone), zonedTime(b, zone)]
  return one.day === other.day && one.month === other.month && one.year === other.year
}
