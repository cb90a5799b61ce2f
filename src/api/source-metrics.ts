import { SOURCE_METRICS } from '#src/model/metrics/source-metrics.ts'
import { connectorMetrics } from './connector-metrics.ts'

/** `GET` and `POST /sources/metrics` (§4.1, §4.2), `GET /sources/{id}/metrics` (§5.3). */
export const sourceMetrics = connectorMetrics('/sources', SOURCE_METRICS)
