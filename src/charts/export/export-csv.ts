import type { ChartLine } from '#src/charts/lines/chart-line.ts'
import { isLowerBound } from '#src/charts/lines/chart-line.ts'
import type { ChartExport } from './export-input.ts'
import { isoInZone, unitWords } from './export-words.ts'

/** A programme for tables takes a cell that begins so for a formula. */
const FORMULA_START = /^[=+\-@\t\r]/
const NEEDS_QUOTES = /[",\r\n]/
const LINE_END = '\r\n'

/**
 * The samples of a chart as CSV (RFC 4180): time in UTC, the same in the zone of the chart, then a
 * column for each line with its unit in the header. Every digit of every number, in the unit of the
 * series; an empty cell where a line has no value. A rate has a column beside it that says whether the
 * number is a lower bound. One row for each time at which a line has a sample.
 */
export function csvOf({ lines, unit, time }: Omit<ChartExport, 'title' | 'source'>): string {
  const { fromMs, toMs } = time.window
  const words = unitWords(unit)
  const header = [
    'time (UTC)',
    `local time (${time.zone})`,
    ...lines.flatMap(({ label, lowerBoundsMs }) => {
      const name = words === '' ? label : `${label} (${words})`
      return lowerBoundsMs ? [name, `${label} is a lower bound`] : [name]
    }),
  ]
  const columns = lines.map(columnOf)
  const times = new Set(columns.flatMap((column) => [...column.keys()]))
  const rows = [...times]
    .filter((atMs) => atMs >= fromMs && atMs < toMs)
    .toSorted((a, b) => a - b)
    .map((atMs) => [
      new Date(atMs).toISOString(),
      isoInZone(atMs, time.zone),
      ...lines.flatMap((line, place) => cellsOf(line, columns[place]?.get(atMs), atMs)),
    ])
  return [header.map(textCell), ...rows].map((row) => row.join(',') + LINE_END).join('')
}

/** A text as a cell that stays text: what looks like a formula gets an apostrophe in front. */
export function textCell(text: string): string {
  const isNumber = text.trim() === text && text !== '' && Number.isFinite(Number(text))
  const safe = FORMULA_START.test(text) && !isNumber ? `'${text}` : text
  return NEEDS_QUOTES.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** The number of a line and, for a rate, whether it is a lower bound: yes, no, or nothing to say. */
function cellsOf(line: ChartLine, value: number | undefined, atMs: number): readonly string[] {
  const cell = numberCell(value)
  if (!line.lowerBoundsMs) return [cell]
  return [cell, cell === '' ? '' : isLowerBound(line, atMs) ? 'yes' : 'no']
}

function numberCell(value: number | undefined): string {
  return value === undefined || !Number.isFinite(value) ? '' : String(value)
}

function columnOf({ series }: ChartLine): ReadonlyMap<number, number> {
  return new Map(series.timesMs.map((atMs, index) => [atMs, series.values[index] ?? NaN]))
}
