import type { Query, ReadContext } from '#src/api/http/http.ts'
import { formatTimestamp } from '#src/api/wire/timestamp.ts'
import { roundNow } from '#src/model/time/round-time.ts'
import {
  resolveRange,
  type Step,
  type TimeRange,
  type TimeWindow,
} from '#src/model/time/time-range.ts'
import type { TimeType } from './metrics-model.ts'

/** A stretch of time and the width of its buckets, as the user chose them. */
export type RangeParams = { readonly range: TimeRange; readonly step: Step }

/**
 * The window a range stands for at the moment of asking, with its parameters on the wire (§4.1). That
 * moment is the one of the page's round, so that all reads of a round get the same window.
 */
export function windowQuery(
  timeType: TimeType,
  { range, step }: RangeParams,
  { now = roundNow }: ReadContext,
): { readonly window: TimeWindow; readonly query: Query } {
  const window = resolveRange(range, step, now())
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
