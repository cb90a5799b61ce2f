import type { Series } from '#src/model/metrics/series.ts'
import type { Step, TimeWindow } from '#src/model/time/time-range.ts'
import type { LookName } from './line-look.ts'

/** One line of a chart. */
export type ChartLine = {
  /** Short and unique in its chart: "s0", "s1". Never a label: topic names contain dots. */
  readonly id: string
  readonly label: string
  readonly series: Series
  /** Times at which a counter was found to have begun again (`CounterRate.restartsMs`). */
  readonly restartsMs?: readonly number[]
  /** Times of the samples that are lower bounds (`CounterRate.lowerBoundsMs`); absent: it has none. */
  readonly lowerBoundsMs?: readonly number[]
  /** On a comparison: id of the line whose past it is. */
  readonly pastOf?: string
  /** Absent: the look of its place. `comparison` is an earlier window, moved onto this one. */
  readonly look?: LookName
}

/** The stretch of time a chart shows, and how its samples lie in it. */
export type ChartTime = {
  /** The whole window that was asked for, its end snapped to a bucket. */
  readonly window: TimeWindow
  /** The step that was asked for; decides what a hole is. */
  readonly step: Step
  /** IANA zone of the axis. */
  readonly zone: string
  /** When the answer was made: a bucket that had not ended by then is drawn as unfinished; null: none. */
  readonly answeredAtMs: number | null
}

/** More lines than this are a cloud; the legend says how many are left out. */
const MOST_LINES = 12

/** The lines a chart draws, in the order of its legend. */
export function drawnLines(lines: readonly ChartLine[]): readonly ChartLine[] {
  return lines.length > MOST_LINES ? lines.slice(0, MOST_LINES) : lines
}

/** Whether a line shows the past: it fills no hole, marks no restart, and all its buckets are full. */
export function isComparison({ look }: Pick<ChartLine, 'look'>): boolean {
  return look === 'comparison'
}

/** Whether the sample of a line at `atMs` (epoch ms, its own time) is at least the value given ("≥"). */
export function isLowerBound({ lowerBoundsMs }: ChartLine, atMs: number): boolean {
  return lowerBoundsMs?.includes(atMs) ?? false
}
