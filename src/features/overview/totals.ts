import type { BulkMetrics, BulkTimeseries } from '#src/api/metrics-model.ts'
import type { HealthState } from '#src/model/health.ts'
import type { MetricValues } from '#src/model/metric.ts'
import { connectorRates } from '#src/panels/connector-rates.ts'
import type { JudgedEntity } from '#src/panels/fleet/fleet.ts'

/** A sum over entities. */
export type Total = {
  /** Null: none of them is known. */
  readonly value: number | null
  /** How many could not be counted in: then the sum is a lower bound. */
  readonly missing: number
}

/** Sum of what is known. An empty account has the sum 0. */
export function totalOf(values: readonly (number | null)[]): Total {
  const known = values.filter((value) => value !== null)
  const missing = values.length - known.length
  const value = known.length === 0 && missing > 0 ? null : known.reduce((sum, one) => sum + one, 0)
  return { value, missing }
}

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
const LATE_STATES: ReadonlySet<HealthState> = new Set<HealthState>([
  'stalled',
  'behind',
  'not-read',
  'stopped-growing',
  'lag-shrinks',
  'over-crit',
  'over-warn',
])

/** How many do not keep up, whatever else is wrong with them. */
export function countLate(entities: readonly JudgedEntity[]): Total {
  return totalOf(
    entities.map(({ verdict }) => {
      if (verdict.state === 'unknown') return null
      const states = [verdict.state, ...verdict.also.map(({ state }) => state)]
      return states.some((state) => LATE_STATES.has(state)) ? 1 : 0
    }),
  )
}
