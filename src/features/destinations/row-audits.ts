import type { Series } from '#src/model/metrics/series.ts'
import { EMPTY_SERIES } from '#src/model/metrics/series.ts'
import type { Step } from '#src/model/time/time-range.ts'
import type { EntitySeries } from '#src/series/answer-reading.ts'
import type { Audit } from '#src/series/derived/row-count.ts'
import type { EventShare } from './event-share.ts'

/**
 * The row-count audits of a window, oldest first: every bucket that holds one. What waited then is the
 * lag of the same bucket, or of the one before; null: not known. `share` tells how many rows a waiting
 * record adds; where it does not, all of the lag counts as a bound.
 */
export function auditsIn(
  series: EntitySeries,
  step: Step,
  share: EventShare | null,
): readonly Audit[] {
  const { timesMs, values } = series['qa_exact_count_diff'] ?? EMPTY_SERIES
  const lag = series['recordsLag'] ?? EMPTY_SERIES
  return timesMs.flatMap((atMs, index) => {
    const diff = values[index] ?? NaN
    if (!Number.isFinite(diff)) return []
    return [{ atMs, diff, lag: valueAt(lag, atMs, step), rowsPerRecord: share?.(atMs) ?? null }]
  })
}

function valueAt({ timesMs, values }: Series, atMs: number, step: Step): number | null {
  const index = timesMs.findLastIndex((ms) => ms <= atMs)
  const value = values[index] ?? NaN
  const isNear = atMs - (timesMs[index] ?? -Infinity) <= step.ms
  return isNear && Number.isFinite(value) ? value : null
}
