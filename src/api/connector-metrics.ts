import type { ReadContext } from '#src/api/http/http.ts'
import type { MetricDefinition } from '#src/model/metrics/metric.ts'
import {
  fetchBulkLatest,
  fetchBulkTimeseries,
  fetchBulkTimesummary,
  type BulkRead,
} from './bulk-metrics.ts'
import type { BulkParams } from './bulk-params.ts'
import {
  fetchEntityLatest,
  fetchEntityTimeseries,
  fetchEntityTimesummary,
  type EntityRead,
} from './entity-metrics.ts'
import { catalogueOf } from './metric-catalogue.ts'
import type { RangeParams } from './time-query.ts'

/**
 * The six metrics reads of sources or of destinations: same paths, parameters and answers, other
 * metrics. All of them throw ApiError; the three for one entity give `null` for a 404.
 */
export function connectorMetrics(
  collection: '/sources' | '/destinations',
  metrics: readonly MetricDefinition[],
) {
  const catalogue = catalogueOf(metrics)
  const bulk: BulkRead = { path: `${collection}/metrics`, catalogue }
  const entity: EntityRead = { collection, catalogue }
  return {
    fetchBulkLatest: (params: BulkParams, context: ReadContext = {}) =>
      fetchBulkLatest(bulk, params, context),
    fetchBulkTimeseries: (params: BulkParams & RangeParams, context: ReadContext = {}) =>
      fetchBulkTimeseries(bulk, params, context),
    fetchBulkTimesummary: (params: BulkParams & RangeParams, context: ReadContext = {}) =>
      fetchBulkTimesummary(bulk, params, context),
    fetchLatest: (id: string, context: ReadContext = {}) =>
      fetchEntityLatest(entity, id, { time_type: 'latest' }, context),
    fetchTimeseries: (id: string, params: RangeParams, context: ReadContext = {}) =>
      fetchEntityTimeseries(entity, id, params, context),
    fetchTimesummary: (id: string, params: RangeParams, context: ReadContext = {}) =>
      fetchEntityTimesummary(entity, id, params, context),
  } as const
}

export type ConnectorMetrics = ReturnType<typeof connectorMetrics>
