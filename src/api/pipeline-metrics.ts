import type { ReadContext } from '#src/api/http/http.ts'
import { PIPELINE_METRICS } from '#src/model/metrics/pipeline-metrics.ts'
import { fetchEntityLatest } from './entity-metrics.ts'
import { catalogueOf } from './metric-catalogue.ts'

const PIPELINES = { collection: '/pipelines', catalogue: catalogueOf(PIPELINE_METRICS) } as const

/**
 * Latest values of one pipeline (§5.2). The API gives nothing else whatever it is asked for, and has
 * no bulk form, so neither time type nor window is sent. `null`: 404, no metrics yet. Throws ApiError.
 */
export function fetchPipelineLatest(id: string, context: ReadContext = {}) {
  return fetchEntityLatest(PIPELINES, id, {}, context)
}
