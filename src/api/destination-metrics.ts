import { DESTINATION_METRICS } from '#src/model/metrics/destination-metrics.ts'
import { connectorMetrics } from './connector-metrics.ts'

/** `GET` and `POST /destinations/metrics` (§4.3), `GET /destinations/{id}/metrics` (§5.1). */
export const destinationMetrics = connectorMetrics('/destinations', DESTINATION_METRICS)
