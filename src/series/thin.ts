import type { Series } from '#src/model/metrics/series.ts'
import type { TimeWindow } from '#src/model/time/time-range.ts'
import type { Run } from './gaps.ts'

/** `count` columns of equal width over a window, usually one or two pixels each. */
export type Columns = { readonly window: TimeWindow; readonly count: number }

/**
 * Indices of the samples of one run that are worth drawing: the lowest and the highest of each
 * column in time order, and the first and the last of the run. A column of at most two samples keeps
 * both, so a run that is not dense comes back whole, and a run of one sample is never lost.
 *
 * Keeps every peak: means and every k-th sample lose most of them, LTTB some.
 */
export function thinRun(series: Series, run: Run, columns: Columns): readonly number[] {
  const { timesMs, values } = series
  const { fromMs, toMs } = columns.window
  const columnMs = (toMs - fromMs) / columns.count
  const kept: number[] = []
  let column = NaN
  let lowest = run.start
  let highest = run.start

  function closeColumn() {
    const earlier = Math.min(lowest, highest)
    const later = Math.max(lowest, highest)
    if (kept.at(-1) !== earlier) kept.push(earlier)
    if (later !== earlier) kept.push(later)
  }

  kept.push(run.start)
  for (let index = run.start; index < run.end; index++) {
    const itsColumn = Math.floor(((timesMs[index] ?? NaN) - fromMs) / columnMs)
    if (itsColumn !== column) {
      if (index > run.start) closeColumn()
      column = itsColumn
      lowest = index
      highest = index
      continue
    }
    const value = values[index] ?? NaN
    if (value < (values[lowest] ?? NaN)) lowest = index
    // `>=`: of equal samples the first is kept as the lowest and the last as the highest.
    if (value >= (values[highest] ?? NaN)) highest = index
  }
  closeColumn()
  if (kept.at(-1) !== run.end - 1) kept.push(run.end - 1)
  return kept
}
