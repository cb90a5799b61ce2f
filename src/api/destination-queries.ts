import { connectorQueries } from './connector-queries.ts'
import { destinationMetrics } from './destination-metrics.ts'

/** Every read about destinations as React Query options. */
export const destinationQueries = connectorQueries('destinations', destinationMetrics)
