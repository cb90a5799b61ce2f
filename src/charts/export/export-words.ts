import type { ChartTime } from '#src/charts/lines/chart-line.ts'
import { formatClock, zoneLabel } from '#src/format/clock-time.ts'
import { THIN_SPACE } from '#src/format/digits.ts'
import { formatDuration } from '#src/format/duration.ts'
import type { DisplayUnit } from '#src/format/number.ts'
import type { TimeWindow } from '#src/model/time/time-range.ts'
import { zonedTime, zoneOffsetMs } from '#src/model/time/zone.ts'
import type { ExportFormat } from './export-input.ts'

const MINUTE_MS = 60_000
const LONGEST_NAME = 60

/** "20 Nov 2026 14:05 to 21 Nov 2026 14:05, Europe/Berlin (GMT+1), 1 point = 5 min". */
export function rangeWords({ window, step, zone }: Omit<ChartTime, 'answeredAtMs'>): string {
  const { fromMs, toMs } = window
  const names = new Set([zoneLabel(zone, fromMs), zoneLabel(zone, toMs)])
  const isPlain = names.has(zone) && names.size === 1
  const zoneWords = isPlain ? zone : `${zone} (${[...names].join(', then ')})`
  const point = formatDuration(step.ms).replaceAll(THIN_SPACE, ' ')
  return `${dateTime(fromMs, zone)} to ${dateTime(toMs, zone)}, ${zoneWords}, 1 point = ${point}`
}

/** "lag-in-events_20261120T0405Z_20261121T0405Z.csv": plain letters, times in UTC. */
export function fileNameOf(
  title: string,
  window: TimeWindow,
  format: ExportFormat | 'zip',
): string {
  const name = title
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, LONGEST_NAME)
    .replaceAll(/^-|-$/g, '')
  return `${name || 'chart'}_${compactUtc(window.fromMs)}_${compactUtc(window.toMs)}.${format}`
}

/** An instant as ISO 8601 on the clock of a zone, with its distance from UTC. */
export function isoInZone(atMs: number, zone: string): string {
  const offsetMs = zoneOffsetMs(atMs, zone)
  const wall = new Date(atMs + offsetMs).toISOString().slice(0, -1)
  const minutes = Math.round(Math.abs(offsetMs) / MINUTE_MS)
  const sign = offsetMs < 0 ? '-' : '+'
  return `${wall}${sign}${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}`
}

/** "events", "bytes per second"; empty for numbers that count nothing. */
export function unitWords(unit: DisplayUnit): string {
  if (typeof unit !== 'string') return `${unitWords(unit.rate)} per second`.trim()
  return unit === 'flag' || unit === 'state' || unit === 'text' ? '' : unit
}

function dateTime(atMs: number, zone: string): string {
  const { year } = zonedTime(atMs, zone)
  return `${formatClock(atMs, zone, 'day')} ${year} ${formatClock(atMs, zone, 'minute')}`
}

function compactUtc(atMs: number): string {
  return `${new Date(atMs).toISOString().slice(0, 16).replaceAll(/[-:]/g, '')}Z`
}

function twoDigits(count: number): string {
  return String(count).padStart(2, '0')
}
