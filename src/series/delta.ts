import type { Series } from '#src/model/metrics/series.ts'
import type { Step } from '#src/model/time/time-range.ts'
import { nearestIndex } from './nearest.ts'

/** A measured value beside the one it is compared with, both in the unit of the series. */
export type Delta = {
  readonly value: number
  readonly baseline: number
  /** `value − baseline`. */
  readonly change: number
  /** Change in per cent of the baseline's size; null where the baseline is 0. */
  readonly percent: number | null
}

/** A series and the one it is compared with, already moved onto its window (`shiftOnto`). */
export type Compared = {
  readonly current: Series
  readonly baseline: Series
  readonly step: Step
  /** When the current series was answered: a bucket not over by then is not compared; null: all are. */
  readonly answeredAtMs: number | null
}

/** The difference of two values; null when one is not a number. */
export function deltaOf(value: number | null, baseline: number | null): Delta | null {
  if (value === null || baseline === null) return null
  if (!Number.isFinite(value) || !Number.isFinite(baseline)) return null
  const change = value - baseline
  const percent = baseline === 0 ? null : (change / Math.abs(baseline)) * 100
  return { value, baseline, change, percent }
}

/**
 * The difference in the bucket around an instant; null where either series has no value there. What
 * lies before or after a hole never stands in for it.
 */
export function deltaAt(compared: Compared, atMs: number): Delta | null {
  const { current, baseline, step, answeredAtMs } = compared
  return deltaOf(
    valueNear(current, atMs, { step, untilMs: answeredAtMs ?? Infinity }),
    valueNear(baseline, atMs, { step, untilMs: Infinity }),
  )
}

/** The difference of the means over all buckets in which both series have a value; null: no such. */
export function deltaOfMeans(compared: Compared): Delta | null {
  let sum = 0
  let baseSum = 0
  let count = 0
  for (const atMs of compared.current.timesMs) {
    const delta = deltaAt(compared, atMs)
    if (!delta) continue
    sum += delta.value
    baseSum += delta.baseline
    count++
  }
  return count === 0 ? null : deltaOf(sum / count, baseSum / count)
}

/**
 * Value of the sample at most half a step away whose bucket is over by `untilMs`; null: there is
 * none, or it has no value.
 */
function valueNear(
  { timesMs, values }: Series,
  atMs: number,
  { step, untilMs }: { readonly step: Step; readonly untilMs: number },
): number | null {
  const index = nearestIndex(timesMs, atMs)
  const value = values[index] ?? NaN
  const sampleMs = timesMs[index] ?? NaN
  const isNear = Math.abs(sampleMs - atMs) <= step.ms / 2 && sampleMs + step.ms <= untilMs
  return isNear && Number.isFinite(value) ? value : null
}
