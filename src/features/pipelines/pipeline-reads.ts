import type { QueryClient } from '@tanstack/react-query'
import { destinationQueries } from '#src/api/destination-queries.ts'
import { pipelineQueries } from '#src/api/pipeline-queries.ts'
import { sourceQueries } from '#src/api/source-queries.ts'
import type { RangeParams } from '#src/api/time-query.ts'
import { RECENT } from '#src/panels/connector-rates.ts'

const RECENT_BY_CONNECTOR = { level: 'connector', ...RECENT }

/**
 * What the list page reads: three calls, however many pipelines. The latest values of a pipeline cost
 * a call each (§10.17); rows ask for them while they are on screen.
 */
export const pipelineListReads = {
  list: pipelineQueries.list(),
  sourceSeries: sourceQueries.bulkTimeseries(RECENT_BY_CONNECTOR),
  destinationSeries: destinationQueries.bulkTimeseries(RECENT_BY_CONNECTOR),
} as const

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

/** Starts the list page's reads before its code is there; an answer that is still fresh is kept. */
export function warmPipelineList(client: QueryClient): void {
  void client.prefetchQuery(pipelineListReads.list)
  void client.prefetchQuery(pipelineListReads.sourceSeries)
  void client.prefetchQuery(pipelineListReads.destinationSeries)
}

/** The same for a detail page; its ends are known only when the pipeline is. */
export function warmPipeline(client: QueryClient, id: string): void {
  const reads = pipelineReads(id)
  void client.prefetchQuery(reads.pipeline)
  void client.prefetchQuery(reads.latest)
}
