import type { Comparison } from '#src/model/comparison.ts'
import type { Series } from '#src/model/series.ts'
import { formatClock, zoneLabel } from '#src/format/clock-time.ts'
import { MINUS, THIN_SPACE } from '#src/format/digits.ts'
import type { DisplayUnit } from '#src/format/number.ts'
import { formatText } from '#src/format/number.ts'
import type { Delta } from '#src/series/delta.ts'
import { shiftOnto, type Shift } from '#src/series/shift.ts'
import type { ChartLine } from './chart-line.ts'

const WORDS: Readonly<Record<Exclude<Comparison, 'none'>, string>> = {
  period: 'previous period',
  day: 'previous day',
  week: 'previous week',
}

/**
 * The dashed line of an earlier window, moved onto the current one; null when it holds no value (see
 * `noComparisonSentence`). `label` names the line it belongs to where the chart has several.
 */
export function comparisonLine(earlier: Series, shift: Shift, label?: string): ChartLine | null {
  const series = shiftOnto(earlier, shift)
  if (!series.values.some((value) => Number.isFinite(value))) return null
  const words = WORDS[shift.comparison]
  return {
    id: 'comparison',
    label: label === undefined ? words : `${label}, ${words}`,
    series,
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

/**
 * A difference as text: "▲ 12.4 k (+25 %)", "▼ 3.00 k (−5 %)", "= 0". No per cent where the baseline
 * is 0. Null: nothing to compare.
 */
export function deltaText(delta: Delta | null, unit: DisplayUnit): string | null {
  if (!delta) return null
  const { change, percent } = delta
  if (change === 0) return '= 0'
  const size = formatText(Math.abs(change), unit, 'card')
  const arrow = change > 0 ? '▲' : '▼'
  return percent === null ? `${arrow} ${size}` : `${arrow} ${size} (${percentText(percent)})`
}

function percentText(percent: number): string {
  const size = Math.abs(percent)
  const digits = size < 10 ? size.toFixed(1) : String(Math.round(size))
  return `${percent < 0 ? MINUS : '+'}${digits}${THIN_SPACE}%`
}
