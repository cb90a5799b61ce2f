import type { BulkMetrics, BulkTimeseries } from '#src/api/metrics-model.ts'
import type { MetricValues } from '#src/model/metrics/metric.ts'
import { totalOf, type Total } from '#src/series/total.ts'
import { connectorRates } from './connector-rates.ts'

/**
 * Records (or bytes) per second of connectors together, by the first counter each reports: the mean of
 * its full minutes, since a sink that flushes every few minutes has no rate over a shorter time.
 * @param ids which connectors; all of the answer if nothing is said
 */
export function totalRate(
  series: BulkTimeseries,
  latest: BulkMetrics<MetricValues> | undefined,
  counters: readonly string[],
  ids: Iterable<string> = Object.keys(series.metrics.connectors),
): Total {
  const rates = connectorRates(series, latest, counters)
  return totalOf([...ids].map((id) => meanOf(rates.get(id)?.rate.values ?? [])))
}

function meanOf(values: readonly number[]): number | null {
  const known = values.filter(Number.isFinite)
  return known.length === 0 ? null : known.reduce((sum, one) => sum + one, 0) / known.length
}
