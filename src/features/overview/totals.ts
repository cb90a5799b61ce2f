import type { BulkMetrics, BulkTimeseries } from '#src/api/metrics-model.ts'
import type { HealthState, Verdict } from '#src/model/health/health.ts'
import type { MetricValues } from '#src/model/metrics/metric.ts'
import { connectorRates } from '#src/panels/connectors/connector-rates.ts'
import { totalOf, type Total } from '#src/series/total.ts'

/**
 * Records (or bytes) per second of all connectors of an answer, by the first counter each reports: the
 * mean of its full minutes, since a sink that flushes every few minutes has no rate over a shorter time.
 */
export function totalRate(
  series: BulkTimeseries,
  latest: BulkMetrics<MetricValues> | undefined,
  counters: readonly string[],
): Total {
  const rates = connectorRates(series, latest, counters)
  return totalOf(
    Object.keys(series.metrics.connectors).map((id) => meanOf(rates.get(id)?.rate.values ?? [])),
  )
}

function meanOf(values: readonly number[]): number | null {
  const known = values.filter(Number.isFinite)
  return known.length === 0 ? null : known.reduce((sum, one) => sum + one, 0) / known.length
}

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
