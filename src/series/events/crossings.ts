import {
  NOTHING_HELD,
  thresholdState,
  type ThresholdLevel,
} from '#src/model/health/threshold-state.ts'
import type { Threshold } from '#src/model/health/threshold.ts'
import type { Gauge } from '#src/series/breaches.ts'

/** A change of what a threshold says about a gauge. */
export type Crossing = {
  readonly threshold: Threshold
  /** The level from now on; `none`: it is clear again. */
  readonly level: ThresholdLevel
  /** When the value went over the level, or was found beyond `clear`, epoch ms. */
  readonly atMs: number
  /** The sample at which it was held long enough to count; the same as `atMs` when it clears. */
  readonly raisedMs: number
  /** Whether it was over the level in the first sample already, so that it may have begun earlier. */
  readonly isFromStart: boolean
}

/** Samples this many times further apart than usual leave a pause that nobody measured. */
const PAUSE = 2.5

/** Every change of a threshold over a gauge, oldest first. A missing sample changes nothing. */
export function crossingsOf(threshold: Threshold, { series, everyMs }: Gauge): readonly Crossing[] {
  const crossings: Crossing[] = []
  const firstMs = series.timesMs[0] ?? null
  const options = { longestPauseMs: PAUSE * everyMs }
  let state = NOTHING_HELD
  for (const [index, atMs] of series.timesMs.entries()) {
    const sample = { atMs, value: series.values[index] ?? NaN }
    const next = thresholdState(threshold, [sample], { ...options, before: state })
    if (next.level !== state.level) {
      // A critical level that falls back to a warning has been over the warning all the while.
      const isRise = next.level === 'crit' || state.level === 'none'
      const heldSince = next.level === 'crit' ? next.crit?.sinceMs : next.warn?.sinceMs
      const sinceMs = isRise ? (heldSince ?? atMs) : atMs
      crossings.push({
        threshold,
        level: next.level,
        atMs: sinceMs,
        raisedMs: atMs,
        isFromStart: isRise && sinceMs === firstMs,
      })
    }
    state = next
  }
  return crossings
}
