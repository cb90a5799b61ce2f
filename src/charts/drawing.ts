import { createContext, use } from 'react'
import type { Scale } from '#src/charts/axes/scale.ts'
import type { Extent, ValueTicks } from '#src/charts/axes/value-ticks.ts'
import type { ChartLine, ChartTime } from '#src/charts/lines/chart-line.ts'
import { drawnLines, isComparison } from '#src/charts/lines/chart-line.ts'
import type { Threshold } from '#src/charts/thresholds/threshold-place.ts'
import type { DisplayUnit } from '#src/format/number.ts'
import type { Hole, Segments } from '#src/series/gaps.ts'
import { holesInAll, segmentsOf } from '#src/series/gaps.ts'

/** The lines a chart draws, taken apart at their holes. */
export type DrawnLines = {
  readonly lines: readonly ChartLine[]
  /** One for each line, in the same order. */
  readonly segments: readonly Segments[]
  /** Where no line has data; lines of the past do not count. */
  readonly holes: readonly Hole[]
}

/** Everything of a chart that a refresh may change. */
export type Drawing = {
  readonly drawn: DrawnLines
  readonly time: ChartTime
  readonly ticks: ValueTicks
  readonly unit: DisplayUnit
  readonly thresholds: readonly Threshold[]
  readonly scale: Scale
}

export function takeApart(
  lines: readonly ChartLine[],
  { step, window }: Pick<ChartTime, 'step' | 'window'>,
): DrawnLines {
  const drawn = drawnLines(lines)
  const segments = drawn.map(({ series }) => segmentsOf(series, step, window))
  const measured = segments.filter((_, place) => !isComparison(drawn[place] ?? {}))
  return { lines: drawn, segments, holes: holesInAll(measured.map(({ holes }) => holes)) }
}

/** Lowest and highest value drawn; null when there is none. */
export function extentOf({ lines, segments }: DrawnLines): Extent | null {
  let min = Infinity
  let max = -Infinity
  for (const [place, { series }] of lines.entries()) {
    for (const { start, end } of segments[place]?.runs ?? []) {
      for (let index = start; index < end; index++) {
        const value = series.values[index] ?? NaN
        if (value < min) min = value
        if (value > max) max = value
      }
    }
  }
  return min <= max ? { min, max } : null
}

/** Hands the drawing past Recharts: a context reaches the plot inside a frame that did not render again. */
export const DrawingContext = createContext<Drawing | null>(null)

/** @throws outside of a chart */
export function useDrawing(): Drawing {
  const drawing = use(DrawingContext)
  if (!drawing) throw new Error('a plot was rendered outside of a TimeseriesChart')
  return drawing
}
