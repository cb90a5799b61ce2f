import type { Scale } from '#src/charts/axes/scale.ts'
import type { ChartLine, ChartTime } from '#src/charts/lines/chart-line.ts'
import { isComparison } from '#src/charts/lines/chart-line.ts'
import type { DisplayUnit } from '#src/format/number.ts'
import type { Series } from '#src/model/metrics/series.ts'
import type { Step, TimeWindow } from '#src/model/time/time-range.ts'
import { alignToStep, bucketStart, isPartial } from '#src/model/time/time-range.ts'
import { nearestIndex } from '#src/series/nearest.ts'

/** What a crosshair has to know about a chart to read it; replaced by every drawing. */
export type CrosshairView = {
  readonly name: string
  readonly unit: DisplayUnit
  readonly time: ChartTime
  /** The lines that are drawn, in the order of the legend. */
  readonly lines: readonly ChartLine[]
  readonly scale: Scale
}

/** A little over half a step: the months of a monthly step differ in length. */
const REACH_STEPS = 0.55

/**
 * Index of the sample of `series` that stands for the instant `atMs`: the nearest one inside the
 * window, at most about half a step away. -1: none is near, or the nearest has no value.
 */
export function sampleAt(
  { timesMs, values }: Series,
  atMs: number,
  { step, window }: Pick<ChartTime, 'step' | 'window'>,
): number {
  const index = nearestIndex(timesMs, atMs)
  const timeMs = timesMs[index] ?? NaN
  const isNear = Math.abs(timeMs - atMs) <= step.ms * REACH_STEPS
  const isInside = timeMs >= window.fromMs && timeMs < window.toMs
  return isNear && isInside && Number.isFinite(values[index]) ? index : -1
}

/**
 * The instant a crosshair near `atMs` stands at: the time of the nearest sample of any line; where no
 * line has one, the start of the nearest bucket of the window.
 */
export function snapTime({ lines, time }: CrosshairView, atMs: number): number {
  let nearest: number | null = null
  for (const { series } of lines) {
    const timeMs = series.timesMs[sampleAt(series, atMs, time)]
    if (timeMs === undefined) continue
    if (nearest === null || Math.abs(timeMs - atMs) < Math.abs(nearest - atMs)) nearest = timeMs
  }
  if (nearest !== null) return nearest
  const { window, step } = time
  const bucketMs = bucketStart(atMs + step.ms / 2, step)
  return Math.min(Math.max(bucketMs, window.fromMs), bucketStart(window.toMs - 1, step))
}

/** The instant at `x` px from the left edge of the chart, kept inside the window. */
export function timeAtX({ scale }: CrosshairView, x: number): number {
  const { plot, window } = scale
  const part = (x - plot.x) / plot.width
  const atMs = window.fromMs + part * (window.toMs - window.fromMs)
  return Math.round(Math.min(Math.max(atMs, window.fromMs), window.toMs - 1))
}

/** Whether an instant lies in the window a chart shows. */
export function isShown({ time }: CrosshairView, atMs: number): boolean {
  return atMs >= time.window.fromMs && atMs < time.window.toMs
}

/** Whether the bucket of a sample had not ended when the answer was made. */
export function isStillFilling(line: ChartLine, atMs: number, time: ChartTime): boolean {
  const { step, window, answeredAtMs } = time
  if (answeredAtMs === null || isComparison(line)) return false
  return isPartial(atMs, step, { window, answeredAtMs })
}

/** Between two instants, both included, moved outwards to buckets: one at least. Epoch ms. */
export function bucketsBetween(
  aMs: number,
  bMs: number,
  { window, step }: { readonly window: TimeWindow; readonly step: Step },
): TimeWindow {
  const inside = (atMs: number) => Math.min(Math.max(atMs, window.fromMs), window.toMs - 1)
  const [first, last] = aMs < bMs ? [aMs, bMs] : [bMs, aMs]
  return alignToStep({ fromMs: inside(first), toMs: inside(last) + 1 }, step)
}
