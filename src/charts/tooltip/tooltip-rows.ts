import type { CrosshairView } from '#src/charts/crosshair/crosshair-view.ts'
import { isStillFilling, sampleAt } from '#src/charts/crosshair/crosshair-view.ts'
import type { ChartTime } from '#src/charts/lines/chart-line.ts'
import { isLowerBound } from '#src/charts/lines/chart-line.ts'
import { crossesMidnight, formatClock, zoneLabel } from '#src/format/clock-time.ts'
import { THIN_SPACE } from '#src/format/digits.ts'
import { formatDuration } from '#src/format/duration.ts'
import { formatSpoken, formatText } from '#src/format/number.ts'
import type { TimeWindow } from '#src/model/time/time-range.ts'
import { DAY_MS } from '#src/model/time/time-range.ts'
import { changeAt, spokenChange, type TooltipChange } from './tooltip-change.ts'

/** One line of a chart at one instant. */
export type TooltipRow = {
  /** Place of the line among the drawn ones; decides its look. */
  readonly place: number
  readonly label: string
  /** Time of the sample itself, epoch ms, and its value; both null where the line has a hole. */
  readonly atMs: number | null
  readonly value: number | null
  /** Whether its bucket had not ended when the answer was made. */
  readonly isFilling: boolean
  /** Whether the value is a lower bound: a restart hides part of it. */
  readonly isLowerBound: boolean
  /** Against the past of the line; null: none is drawn, or the line has a hole. */
  readonly change: TooltipChange | null
}

/** More rows than this are not read. */
export const MOST_ROWS = 8

export const NO_DATA = 'no data'
export const NOT_FULL = 'not full yet'
/** In front of a lower bound. */
export const AT_LEAST = `≥${THIN_SPACE}`

/** Every drawn line at an instant, the highest value first, lines without a value last. */
export function tooltipRows(view: CrosshairView, atMs: number): readonly TooltipRow[] {
  const { lines, time } = view
  const rows = lines.map((line, place) => {
    const index = sampleAt(line.series, atMs, time)
    const sampleMs = line.series.timesMs[index] ?? null
    return {
      place,
      label: line.label,
      atMs: sampleMs,
      value: line.series.values[index] ?? null,
      isFilling: sampleMs !== null && isStillFilling(line, sampleMs, time),
      isLowerBound: sampleMs !== null && isLowerBound(line, sampleMs),
      change: sampleMs === null ? null : changeAt(view, line, sampleMs),
    }
  })
  return rows.toSorted(
    (a, b) => (b.value ?? -Infinity) - (a.value ?? -Infinity) || a.place - b.place,
  )
}

/** "13:50 UTC", with the date where the window crosses midnight, with seconds where they say something. */
export function momentText(atMs: number, time: ChartTime): string {
  const { zone } = time
  const { hasDays, label } = clockWords(time)
  const clock = formatClock(atMs, zone, atMs % 60_000 === 0 ? 'minute' : 'second')
  const day = hasDays ? `${formatClock(atMs, zone, 'day')} ` : ''
  return `${day}${clock} ${label ?? zoneLabel(zone, atMs)}`
}

type ClockWords = {
  readonly zone: string
  readonly hasDays: boolean
  /** Name of the zone; null where it may differ inside the window: clocks change. */
  readonly label: string | null
}

const wordsOf = new WeakMap<TimeWindow, ClockWords>()
/** Between two changes of the clocks lie months. */
const NO_TWO_CHANGES_MS = 28 * DAY_MS

/** What all instants of a window share; working it out takes longer than a crosshair has. */
function clockWords({ window, zone }: ChartTime): ClockWords {
  const known = wordsOf.get(window)
  if (known?.zone === zone) return known
  const { fromMs, toMs } = window
  const label = zoneLabel(zone, fromMs)
  const isOne = toMs - fromMs <= NO_TWO_CHANGES_MS && zoneLabel(zone, toMs) === label
  const words = { zone, hasDays: crossesMidnight(window, zone), label: isOne ? label : null }
  wordsOf.set(window, words)
  return words
}

/** "in 5 min buckets". */
export function bucketText({ step }: ChartTime): string {
  return `in ${formatDuration(step.ms)} buckets`
}

/** "62 000", "≥ 62 000", "62 000, not full yet" or "no data". */
export function valueText(row: TooltipRow, { unit }: CrosshairView): string {
  const { value, isFilling } = row
  if (value === null) return NO_DATA
  const text = `${row.isLowerBound ? AT_LEAST : ''}${formatText(value, unit, 'full')}`
  return isFilling ? `${text}, ${NOT_FULL}` : text
}

/** "13:50 UTC, Lag in Events 62,000"; the name of each line where there are several. */
export function spokenMoment(view: CrosshairView, atMs: number): string {
  const rows = tooltipRows(view, atMs)
  const told = rows.slice(0, MOST_ROWS).map((row) => {
    const said = spokenValue(row, view)
    return rows.length > 1 ? `${row.label} ${said}` : said
  })
  const more = rows.length > MOST_ROWS ? `; ${rows.length - MOST_ROWS} more` : ''
  const head = `${momentText(atMs, view.time)}, ${view.name}${rows.length > 1 ? ':' : ''}`
  return `${head} ${told.join('; ') || NO_DATA}${more}`
}

function spokenValue(row: TooltipRow, { unit }: CrosshairView): string {
  const { value, isFilling, change } = row
  if (value === null) return NO_DATA
  const text = `${row.isLowerBound ? 'at least ' : ''}${formatSpoken(value, unit)}`
  const words = isFilling ? `${text}, ${NOT_FULL}` : text
  return change === null ? words : `${words}, ${spokenChange(change, unit)}`
}

/** "30 min", for people who listen. */
export function spokenDuration(ms: number): string {
  return formatDuration(ms).replaceAll(THIN_SPACE, ' ')
}
