import type { BulkTimeseries } from '#src/api/metrics-model.ts'
import type { HealthState, Verdict } from '#src/model/health/health.ts'
import { totalOf, type Total } from '#src/series/total.ts'

/** Sum of the newest samples of a gauge. */
export function totalNewest({ metrics }: BulkTimeseries, metric: string): Total {
  return totalOf(
    Object.values(metrics.connectors).map((own) => {
      const newest = own[metric]?.values.at(-1)
      return newest === undefined || !Number.isFinite(newest) ? null : newest
    }),
  )
}

/** Verdicts by which a destination does not keep up with what is written for it. */
const LATE_STATES: ReadonlySet<string> = new Set<HealthState>([
  'stalled',
  'behind',
  'not-read',
  'stopped-growing',
  'lag-shrinks',
  'over-crit',
  'over-warn',
])

/** Its state and what else is wrong with it. */
export function statesOf({
  state,
  also,
}: Pick<Verdict, 'state' | 'also'>): readonly [HealthState, ...HealthState[]] {
  return [state, ...also.map((one) => one.state)]
}

/** 1: a destination in these states does not keep up, whatever else is wrong; null: nobody knows. */
export function lateIn(states: readonly string[]): number | null {
  return states[0] === 'unknown' ? null : Number(states.some((state) => LATE_STATES.has(state)))
}
