import { connectorQueries } from './connector-queries.ts'
import { sourceMetrics } from './source-metrics.ts'

/** Every read about sources as React Query options. */
export const sourceQueries = connectorQueries('sources', sourceMetrics)
