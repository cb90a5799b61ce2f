import { formatClock, zoneLabel } from '#src/format/clock-time.ts'
import type { Comparison } from '#src/model/metrics/comparison.ts'
import { shiftOnto, type Shift } from '#src/series/shift.ts'
import type { ChartLine } from './chart-line.ts'

const WORDS: Readonly<Record<Exclude<Comparison, 'none'>, string>> = {
  period: 'previous period',
  day: 'previous day',
  week: 'previous week',
}

/**
 * The dashed line of an earlier window, moved onto the current one, beside the line `of` which it
 * belongs to; null when it holds no value (see `noComparisonSentence`).
 */
export function comparisonLine(
  { series: earlier, lowerBoundsMs = [] }: Pick<ChartLine, 'series' | 'lowerBoundsMs'>,
  shift: Shift,
  of: Pick<ChartLine, 'id' | 'label'>,
): ChartLine | null {
  const series = shiftOnto(earlier, shift)
  if (!series.values.some((value) => Number.isFinite(value))) return null
  const bounds = { timesMs: lowerBoundsMs, values: lowerBoundsMs.map(() => NaN) }
  return {
    id: 'comparison',
    label: `${of.label}, ${WORDS[shift.comparison]}`,
    series,
    lowerBoundsMs: shiftOnto(bounds, shift).timesMs,
    pastOf: of.id,
    look: 'comparison',
  }
}

/** "Nothing to compare with: no data from 20 Nov 04:00 to 20 Nov 14:00 UTC (previous day)." */
export function noComparisonSentence({ comparison, earlier, zone }: Shift): string {
  const moment = (atMs: number) =>
    `${formatClock(atMs, zone, 'day')} ${formatClock(atMs, zone, 'minute')}`
  const span = `${moment(earlier.fromMs)} to ${moment(earlier.toMs)}`
  const label = zoneLabel(zone, earlier.fromMs)
  return `Nothing to compare with: no data from ${span} ${label} (${WORDS[comparison]}).`
}
