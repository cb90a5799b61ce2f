import type { CrosshairView } from '#src/charts/crosshair/crosshair-view.ts'
import { isStillFilling, sampleAt } from '#src/charts/crosshair/crosshair-view.ts'
import type { ChartLine } from '#src/charts/lines/chart-line.ts'
import { isComparison, isLowerBound } from '#src/charts/lines/chart-line.ts'
import { MINUS, THIN_SPACE } from '#src/format/digits.ts'
import type { DisplayUnit } from '#src/format/number.ts'
import { formatSpoken, formatText } from '#src/format/number.ts'
import { deltaAt, type Delta } from '#src/series/delta.ts'

/** How a value stands to the one of an earlier window, or why that cannot be said. */
export type TooltipChange = Delta | 'noPast' | 'notFull' | 'bound'

const WORDS: Readonly<Record<Exclude<TooltipChange, Delta>, string>> = {
  noPast: 'no earlier value to compare with',
  notFull: 'not compared until its bucket is full',
  bound: 'not compared: a restart hides part of it',
}

/**
 * The change of the sample of a line at `atMs` (epoch ms, its own time) against the line of its past;
 * null when the chart has no such line.
 */
export function changeAt(
  { lines, time }: CrosshairView,
  line: ChartLine,
  atMs: number,
): TooltipChange | null {
  const past = lines.find(({ pastOf }) => pastOf === line.id)
  if (!past || isComparison(line)) return null
  if (isStillFilling(line, atMs, time)) return 'notFull'
  const pastMs = past.series.timesMs[sampleAt(past.series, atMs, time)]
  if (pastMs === undefined) return 'noPast'
  if (isLowerBound(line, atMs) || isLowerBound(past, pastMs)) return 'bound'
  const { step, answeredAtMs } = time
  const compared = { current: line.series, baseline: past.series, step, answeredAtMs }
  return deltaAt(compared, atMs) ?? 'noPast'
}

/** "▲ +12 400 more (+25 %)", "▼ −3 less (−3.0 %)", "= no change", or why there is none. */
export function changeText(change: TooltipChange, unit: DisplayUnit): string {
  if (typeof change === 'string') return WORDS[change]
  const { change: difference, percent } = change
  if (difference === 0) return '= no change'
  const [arrow, sign, word] = difference > 0 ? MORE : LESS
  const size = formatText(Math.abs(difference), unit, 'full')
  const text = `${arrow} ${sign}${size} ${word}`
  if (percent === null) return text
  if (percent >= MANY_PERCENT) return `${text} (×${timesAsMuch(percent)})`
  return `${text} (${sign}${percentSize(percent)}${THIN_SPACE}%)`
}

/** The same for people who listen: "12,400 more, 25 %". */
export function spokenChange(change: TooltipChange, unit: DisplayUnit): string {
  if (typeof change === 'string') return WORDS[change]
  const { change: difference, percent } = change
  if (difference === 0) return 'no change'
  const text = `${formatSpoken(Math.abs(difference), unit)} ${difference > 0 ? 'more' : 'less'}`
  if (percent === null) return text
  if (percent >= MANY_PERCENT) return `${text}, ${timesAsMuch(percent)} times as much`
  return `${text}, ${percentSize(percent)} %`
}

const MORE = ['▲', '+', 'more'] as const
const LESS = ['▼', MINUS, 'less'] as const

/** From here on nobody thinks in per cent. */
const MANY_PERCENT = 1000

function timesAsMuch(percent: number): number {
  return Math.round(percent / 100) + 1
}

function percentSize(percent: number): string {
  const size = Math.abs(percent)
  return size < 10 ? size.toFixed(1) : String(Math.round(size))
}
