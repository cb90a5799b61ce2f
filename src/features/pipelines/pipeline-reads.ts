import type { QueryClient } from '@tanstack/react-query'
import { destinationQueries } from '#src/api/destination-queries.ts'
import { pipelineQueries } from '#src/api/pipeline-queries.ts'
import { sourceQueries } from '#src/api/source-queries.ts'
import type { RangeParams } from '#src/api/time-query.ts'

/** What the detail page of one pipeline reads of the pipeline itself. */
export function pipelineReads(id: string) {
  return { pipeline: pipelineQueries.one(id), latest: pipelineQueries.latest(id) } as const
}

/** What it reads of the source at its beginning, over the range of the address. */
export function sourceEndReads(id: string, time: RangeParams) {
  return {
    latest: sourceQueries.latest(id),
    timeseries: sourceQueries.timeseries(id, time),
  } as const
}

/** What it reads of the destination at its end, over the range of the address. */
export function destinationEndReads(id: string, time: RangeParams) {
  return {
    latest: destinationQueries.latest(id),
    timeseries: destinationQueries.timeseries(id, time),
  } as const
}

/** Starts the detail page's reads before its code is there; its ends are known only when the pipeline is. */
export function warmPipeline(client: QueryClient, id: string): void {
  const reads = pipelineReads(id)
  void client.prefetchQuery(reads.pipeline)
  void client.prefetchQuery(reads.latest)
}
