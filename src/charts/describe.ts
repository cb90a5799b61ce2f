import type { ChartLine, ChartTime } from '#src/charts/lines/chart-line.ts'
import { drawnLines } from '#src/charts/lines/chart-line.ts'
import { summaryOf } from '#src/charts/lines/line-summary.ts'
import { formatMoment, zoneLabel } from '#src/format/clock-time.ts'
import { THIN_SPACE } from '#src/format/digits.ts'
import { formatDuration } from '#src/format/duration.ts'
import type { DisplayUnit } from '#src/format/number.ts'
import { formatSpoken } from '#src/format/number.ts'
import type { Hole } from '#src/series/gaps.ts'

const MOST_HOLES = 2

/**
 * One sentence that says what a chart shows: "Lag in Events, 24 h to 14:05 UTC in 5 min steps: last
 * 62,000, lowest 0, highest 80,000; no data 14 min from 13:50." Times carry a date when the window
 * crosses midnight.
 */
export function describeChart(
  { name, unit }: { readonly name: string; readonly unit: DisplayUnit },
  { lines, holes }: { readonly lines: readonly ChartLine[]; readonly holes: readonly Hole[] },
  time: ChartTime,
): string {
  const { window, step, zone } = time
  const span = spoken(formatDuration(window.toMs - window.fromMs))
  const end = `${moment(window.toMs, time)} ${zoneLabel(zone, window.toMs)}`
  const head = `${name}, ${span} to ${end} in ${spoken(formatDuration(step.ms))} steps`
  const drawn = drawnLines(lines)
  const isNamed = lines.length > 1
  const numbers = drawn.map((line) => {
    const told = describeLine(line, unit, time)
    return isNamed ? `${line.label} ${told}` : told
  })
  if (drawn.length < lines.length) numbers.push(`${lines.length - drawn.length} more not drawn`)
  return `${[`${head}: ${numbers.join('; ') || 'no line'}`, ...describeHoles(holes, time)].join('; ')}.`
}

function describeLine(line: ChartLine, unit: DisplayUnit, time: ChartTime): string {
  const summary = summaryOf(line, unit, time)
  if (!summary) return 'no values'
  const { last, min, max } = summary
  return `last ${formatSpoken(last, unit)}, lowest ${formatSpoken(min, unit)}, highest ${formatSpoken(max, unit)}`
}

function describeHoles(holes: readonly Hole[], time: ChartTime): readonly string[] {
  const told = holes.slice(0, MOST_HOLES).map(({ fromMs, toMs }) => {
    return `no data ${spoken(formatDuration(toMs - fromMs))} from ${moment(fromMs, time)}`
  })
  const more = holes.length - told.length
  return more > 0 ? [...told, `${more} more ${more === 1 ? 'hole' : 'holes'}`] : told
}

function moment(atMs: number, { window, zone }: ChartTime): string {
  return formatMoment(atMs, zone, { window, style: 'minute' })
}

function spoken(text: string): string {
  return text.replaceAll(THIN_SPACE, ' ')
}
