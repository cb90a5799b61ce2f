import type { Series } from '#src/model/metrics/series.ts'
import { pointsOf, type Step, type TimeWindow } from '#src/model/time/time-range.ts'

/** What a series does inside a marked stretch and before it. Means over the buckets that are known. */
export type BeforeAfter = {
  /** Null: no bucket of the stretch is known. */
  readonly inside: Stretch | null
  readonly before: Stretch | null
  /** `inside.mean` less `before.mean`; null where either is not known. */
  readonly change: number | null
  /** The same as a part of `before.mean`: 0.5 is half as much again; null: not known, or before was 0. */
  readonly ratio: number | null
}

export type Stretch = {
  readonly mean: number
  readonly highest: number
  /** Buckets with a value, of all in the stretch. */
  readonly known: number
  readonly of: number
}

/** The baseline is so many times as long as the mark. */
const BASELINE_LENGTHS = 4

/** The stretch before a mark that it is compared with, cut to what the window holds; null: nothing. */
export function baselineOf(mark: TimeWindow, window: TimeWindow): TimeWindow | null {
  const wantedMs = mark.fromMs - BASELINE_LENGTHS * (mark.toMs - mark.fromMs)
  const fromMs = Math.max(window.fromMs, wantedMs)
  return fromMs < mark.fromMs ? { fromMs, toMs: mark.fromMs } : null
}

/** Compares a marked stretch with its baseline; `window` is what the series was asked for. */
export function beforeAfter(
  series: Series,
  {
    mark,
    window,
    step,
  }: { readonly mark: TimeWindow; readonly window: TimeWindow; readonly step: Step },
): BeforeAfter {
  const baseline = baselineOf(mark, window)
  const inside = stretchIn(series, mark, step)
  const before = baseline && stretchIn(series, baseline, step)
  if (!inside || !before) return { inside, before, change: null, ratio: null }
  const change = inside.mean - before.mean
  return {
    inside,
    before,
    change,
    ratio: before.mean === 0 ? null : change / Math.abs(before.mean),
  }
}

function stretchIn({ timesMs, values }: Series, stretch: TimeWindow, step: Step): Stretch | null {
  const known = values.filter((value, index) => {
    const atMs = timesMs[index] ?? NaN
    return atMs >= stretch.fromMs && atMs < stretch.toMs && Number.isFinite(value)
  })
  if (known.length === 0) return null
  return {
    mean: known.reduce((sum, value) => sum + value, 0) / known.length,
    highest: known.reduce((most, value) => Math.max(most, value), -Infinity),
    known: known.length,
    of: Math.max(known.length, pointsOf(stretch, step)),
  }
}
