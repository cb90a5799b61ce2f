import { resolveRange, type Step, type TimeRange, type TimeWindow } from '#src/model/time-range.ts'
import type { Query } from './http.ts'
import type { TimeType } from './metrics-model.ts'
import { formatTimestamp } from './timestamp.ts'

/** A stretch of time and the width of its buckets, as the user chose them. */
export type RangeParams = { readonly range: TimeRange; readonly step: Step }

/** The window a range stands for at the moment of asking, with its parameters on the wire (§4.1). */
export function windowQuery(
  timeType: TimeType,
  { range, step }: RangeParams,
  nowMs: number,
): { readonly window: TimeWindow; readonly query: Query } {
  const window = resolveRange(range, step, nowMs)
  return {
    window,
    query: {
      time_type: timeType,
      timestamp_from: formatTimestamp(window.fromMs),
      timestamp_to: formatTimestamp(window.toMs),
      time_unit: step.unit,
      time_interval: step.interval,
    },
  }
}
