import type { Step } from '#src/model/time/time-range.ts'

/** A time that lies ahead, and the range it may lie in; all ms from the newest sample on. */
export type Estimate = {
  readonly etaMs: number
  readonly lowMs: number
  /** null: there may as well be no end. */
  readonly highMs: number | null
}

/**
 * What goes in and out changes on its way; a tenth of the time held nine of ten true moments in 200
 * simulated worlds (docs/insights.md).
 */
const DRIFT = 0.1

/** The estimate that a slope and its range give, made as wide as one bucket and the drift of rates. */
export function estimateOf(times: Estimate, step: Step): Estimate {
  const { etaMs, lowMs, highMs } = times
  const least = step.ms + DRIFT * etaMs
  return {
    etaMs,
    lowMs: Math.max(0, Math.min(lowMs, etaMs) - least),
    highMs: highMs === null ? null : Math.max(highMs, etaMs) + least,
  }
}
