import { takeApart } from '#src/charts/drawing.ts'
import type { ChartLine, ChartTime } from '#src/charts/lines/chart-line.ts'
import { isLowerBound } from '#src/charts/lines/chart-line.ts'
import type { Hole } from '#src/series/gaps.ts'
import { nearestIndex } from '#src/series/nearest.ts'

/** Raw numbers of every line at one time; null: a sample without a value; undefined: no sample. */
export type SampleRow = {
  readonly atMs: number
  readonly values: readonly (number | null | undefined)[]
  /** For each line, whether its number is a lower bound. */
  readonly areLowerBounds: readonly boolean[]
}

/** A row of the table: samples, or a stretch in which no line has any. */
export type DataRow = SampleRow | { readonly hole: Hole }

/** What the table lists, newest first; rows are made page by page. */
export type DataRows = {
  readonly count: number
  readonly page: (from: number, to: number) => DataRow[]
}

type Entry = { readonly atMs: number; readonly hole: Hole | null }

/** Every sample of every line inside the window, and the holes between them, newest first. */
export function dataRows(lines: readonly ChartLine[], time: ChartTime): DataRows {
  const { fromMs, toMs } = time.window
  const times = new Set<number>()
  for (const { series } of lines) {
    for (const atMs of series.timesMs) if (atMs >= fromMs && atMs < toMs) times.add(atMs)
  }
  const { holes } = takeApart(lines, time)
  const entries: readonly Entry[] = [
    ...[...times].map((atMs) => ({ atMs, hole: null })),
    ...holes.map((hole) => ({ atMs: hole.fromMs, hole })),
  ].toSorted((a, b) => b.atMs - a.atMs || Number(a.hole !== null) - Number(b.hole !== null))
  return {
    count: entries.length,
    page: (from, to) =>
      entries.slice(from, to).map(({ atMs, hole }) => (hole ? { hole } : rowAt(lines, atMs))),
  }
}

function rowAt(lines: readonly ChartLine[], atMs: number): SampleRow {
  const areLowerBounds = lines.map((line) => isLowerBound(line, atMs))
  return { atMs, values: valuesAt(lines, atMs), areLowerBounds }
}

function valuesAt(lines: readonly ChartLine[], atMs: number): SampleRow['values'] {
  return lines.map(({ series }) => {
    const index = nearestIndex(series.timesMs, atMs)
    if (series.timesMs[index] !== atMs) return undefined
    const value = series.values[index]
    return value === undefined || Number.isNaN(value) ? null : value
  })
}
