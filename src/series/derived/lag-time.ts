import type { Series } from '#src/model/metrics/series.ts'
import type { Step } from '#src/model/time/time-range.ts'

/** Records waiting, as the time in which that many were written (insight 3). */
export type LagTime =
  /** The oldest waiting record is so old, give or take a bucket. */
  | { readonly kind: 'known'; readonly ms: number; readonly plusMinusMs: number }
  /** Older than the series reaches back, or than the hole in it: at least so old. */
  | { readonly kind: 'longer than'; readonly ms: number }
  | { readonly kind: 'none' }
  /** Records wait, and nothing was written in the whole window: there is no rate to turn them into time. */
  | { readonly kind: 'nothing written' }
  | { readonly kind: 'not known' }

/**
 * Walks back through what was written until as many records are found as wait. `written` is the
 * source’s rate, records per second, full buckets only, each standing for one step. It
 * takes differences of counts, so source and destination need no common beginning. Where the
 * destination reads only some of the topics the answer is too short (fewer of the records are its own).
 */
export function lagTimeOf(records: number | null, written: Series, step: Step): LagTime {
  if (records === null || !Number.isFinite(records)) return { kind: 'not known' }
  if (records <= 0) return { kind: 'none' }
  const { timesMs, values } = written
  let left = records
  let ms = 0
  for (let index = timesMs.length - 1; index >= 0; index--) {
    const perSec = values[index] ?? NaN
    const nextMs = timesMs[index + 1]
    const isBroken = nextMs !== undefined && nextMs - (timesMs[index] ?? NaN) > 2 * step.ms
    if (!Number.isFinite(perSec) || isBroken) break
    const inBucket = (perSec * step.ms) / 1000
    if (inBucket >= left)
      return { kind: 'known', ms: ms + (left / inBucket) * step.ms, plusMinusMs: step.ms }
    left -= inBucket
    ms += step.ms
  }
  if (ms === 0) return { kind: 'not known' }
  return left === records ? { kind: 'nothing written' } : { kind: 'longer than', ms }
}
