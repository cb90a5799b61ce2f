import { MINUTE_MS, type Step } from '#src/model/time/time-range.ts'

/** How often it is worth asking for a list again (API reference §11, call plan). */
export const LIST_PERIOD_MS = 60_000
/** How often it is worth asking for latest values of sources and destinations again. */
export const LATEST_PERIOD_MS = 15_000
/** As above for a pipeline, which costs one call each (§10.17). */
export const PIPELINE_LATEST_PERIOD_MS = 30_000
/** Series and summaries are asked for once a minute at most, and once per bucket. */
export const SERIES_PERIOD_MS = MINUTE_MS

export function seriesPeriodMs(step: Step): number {
  return Math.min(step.ms, SERIES_PERIOD_MS)
}
