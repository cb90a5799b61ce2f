import type { Series } from '#src/model/metrics/series.ts'
import type { Step, TimeWindow } from '#src/model/time/time-range.ts'

/** Samples `start` (inclusive) to `end` (exclusive) that one unbroken line connects. */
export type Run = { readonly start: number; readonly end: number }

/** A stretch without data: from where the last bucket with a value ended to the next sample. */
export type Hole = TimeWindow

/** A series taken apart at its holes; both lists in time order. */
export type Segments = { readonly runs: readonly Run[]; readonly holes: readonly Hole[] }

/** More than this many steps between two samples is a hole (API reference §10, quirk 6). */
const MOST_STEPS_APART = 2

/**
 * Takes the samples inside `window` apart at the holes. A hole is more than two steps of the step
 * that was **asked for** without a sample, or a sample whose value is NaN. The edges of the window
 * count as neighbours, so that missing data at either end is a hole as well.
 */
export function segmentsOf(series: Series, step: Step, window: TimeWindow): Segments {
  const { timesMs, values } = series
  const runs: Run[] = []
  const holes: Hole[] = []
  let start = -1
  let lastMs = window.fromMs - step.ms
  let emptyMs: number | undefined

  function breakAt(index: number, toMs: number) {
    if (start >= 0) runs.push({ start, end: index })
    start = -1
    const fromMs = Math.min(lastMs + step.ms, emptyMs ?? toMs)
    if (fromMs < toMs) holes.push({ fromMs, toMs })
  }
  const isBroken = (atMs: number) =>
    emptyMs !== undefined || atMs - lastMs > MOST_STEPS_APART * step.ms

  let lastIndex = -1
  for (let index = 0; index < timesMs.length; index++) {
    const atMs = timesMs[index] ?? NaN
    if (atMs < window.fromMs) continue
    if (atMs >= window.toMs) break
    if (Number.isNaN(values[index])) {
      emptyMs ??= atMs
      continue
    }
    if (isBroken(atMs)) breakAt(lastIndex + 1, atMs)
    if (start < 0) start = index
    lastMs = atMs
    lastIndex = index
    emptyMs = undefined
  }
  if (isBroken(window.toMs)) breakAt(lastIndex + 1, window.toMs)
  else if (start >= 0) runs.push({ start, end: lastIndex + 1 })
  return { runs, holes }
}

/** The stretches in which every one of several series has a hole, in time order. */
export function holesInAll(lists: readonly (readonly Hole[])[]): readonly Hole[] {
  const [first = [], ...others] = lists
  return others.reduce(overlaps, first)
}

function overlaps(some: readonly Hole[], others: readonly Hole[]): readonly Hole[] {
  const both: Hole[] = []
  for (const a of some) {
    for (const b of others) {
      const fromMs = Math.max(a.fromMs, b.fromMs)
      const toMs = Math.min(a.toMs, b.toMs)
      if (fromMs < toMs) both.push({ fromMs, toMs })
    }
  }
  return both
}
