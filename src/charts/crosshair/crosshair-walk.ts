import type { ChartLine } from '#src/charts/lines/chart-line.ts'
import { nearestIndex } from '#src/series/nearest.ts'
import type { CrosshairView } from './crosshair-view.ts'

const known = new WeakMap<readonly ChartLine[], readonly number[]>()

/** Times inside the window at which at least one line has a value, epoch ms, ascending. */
export function walkTimes({ lines, time }: CrosshairView): readonly number[] {
  const found = known.get(lines)
  if (found) return found
  const { fromMs, toMs } = time.window
  const times = new Set<number>()
  for (const { series } of lines) {
    for (const [index, atMs] of series.timesMs.entries()) {
      const isInside = atMs >= fromMs && atMs < toMs
      if (isInside && Number.isFinite(series.values[index])) times.add(atMs)
    }
  }
  const sorted = [...times].toSorted((a, b) => a - b)
  known.set(lines, sorted)
  return sorted
}

/**
 * The time `count` samples after `fromMs` (before it, if negative), at most at an end. `fromMs` null:
 * the walk begins at the first sample, or backwards at the last. Null: there is no sample.
 */
export function walk(
  times: readonly number[],
  fromMs: number | null,
  count: number,
): number | null {
  const last = times.length - 1
  const start = fromMs === null ? null : nearestIndex(times, fromMs)
  const index = start === null ? (count > 0 ? 0 : last) : start + count
  const isEnd = Math.abs(count) === Infinity
  const wanted = isEnd ? (count > 0 ? last : 0) : index
  return times[Math.min(Math.max(wanted, 0), last)] ?? null
}
