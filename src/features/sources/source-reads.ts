import type { QueryClient } from '@tanstack/react-query'
import { pipelineQueries } from '#src/api/pipeline-queries.ts'
import { sourceQueries } from '#src/api/source-queries.ts'
import type { RangeParams } from '#src/api/time-query.ts'
import { fleetReads } from '#src/panels/fleet/fleet-reads.ts'

/** What the detail page of one source reads; charts and summary over the range of the address. */
export function sourceReads(id: string, time: RangeParams) {
  return {
    connector: sourceQueries.one(id),
    latest: sourceQueries.latest(id),
    timeseries: sourceQueries.timeseries(id, time),
    timesummary: sourceQueries.timesummary(id, time),
    pipelines: pipelineQueries.list(),
  } as const
}

/** Starts the list page's reads before its code is there; an answer that is still fresh is kept. */
export function warmSourceList(client: QueryClient): void {
  const { list, latest, series } = fleetReads.sources
  void client.prefetchQuery(list)
  void client.prefetchQuery(latest)
  void client.prefetchQuery(series)
}

/** The same for a detail page. */
export function warmSource(client: QueryClient, id: string, time: RangeParams): void {
  const reads = sourceReads(id, time)
  void client.prefetchQuery(reads.connector)
  void client.prefetchQuery(reads.latest)
  void client.prefetchQuery(reads.timeseries)
  void client.prefetchQuery(reads.timesummary)
  void client.prefetchQuery(reads.pipelines)
}
