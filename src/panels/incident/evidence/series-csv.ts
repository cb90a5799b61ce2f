import { textCell } from '#src/charts/export/export-csv.ts'
import { isoInZone, unitWords } from '#src/charts/export/export-words.ts'
import { isLowerBound } from '#src/charts/lines/chart-line.ts'
import type { PageChart } from '#src/panels/incident/page-parts.ts'
import { subjectWords } from '#src/panels/incident/subject.tsx'

const HEADER = ['of', 'chart', 'series', 'unit', 'value', 'is a lower bound']
const LINE_END = '\r\n'

/**
 * Every sample of every chart of a page as CSV, a row for each: series of different steps lie in one
 * file, and every programme for tables can filter it. Text is kept from being read as a formula. An
 * empty value: the API sent a sample without one.
 */
export function seriesCsv(charts: readonly PageChart[], zone: string): string {
  const rows = charts.flatMap((chart) => rowsOf(chart, zone))
  const header = ['time (UTC)', `local time (${zone})`, ...HEADER].map(textCell)
  return [header, ...rows].map((row) => row.join(',') + LINE_END).join('')
}

function rowsOf({ drawn, lines, subject }: PageChart, zone: string): readonly string[][] {
  const names = [subjectWords(subject), drawn.title].map(textCell)
  const unit = textCell(unitWords(drawn.unit))
  return lines.flatMap((line) => {
    const { timesMs, values } = line.series
    return timesMs.map((atMs, index) => {
      const value = values[index] ?? NaN
      const bound = line.lowerBoundsMs ? (isLowerBound(line, atMs) ? 'yes' : 'no') : ''
      const cell = Number.isFinite(value) ? String(value) : ''
      const times = [new Date(atMs).toISOString(), isoInZone(atMs, zone)]
      return [...times, ...names, textCell(line.label), unit, cell, bound]
    })
  })
}
