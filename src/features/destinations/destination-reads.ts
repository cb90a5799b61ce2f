import type { QueryClient } from '@tanstack/react-query'
import { pipelineQueries } from '#src/api/pipeline-queries.ts'
import { destinationQueries } from '#src/api/destination-queries.ts'
import type { RangeParams } from '#src/api/time-query.ts'
import { fleetReads } from '#src/panels/fleet/fleet-reads.ts'

/** What the detail page of one destination reads; charts and summary over the range of the address. */
export function destinationReads(id: string, time: RangeParams) {
  return {
    connector: destinationQueries.one(id),
    latest: destinationQueries.latest(id),
    timeseries: destinationQueries.timeseries(id, time),
    timesummary: destinationQueries.timesummary(id, time),
    pipelines: pipelineQueries.list(),
  } as const
}

/** Starts the list page's reads before its code is there; an answer that is still fresh is kept. */
export function warmDestinationList(client: QueryClient): void {
  const { list, latest, series } = fleetReads.destinations
  void client.prefetchQuery(list)
  void client.prefetchQuery(latest)
  void client.prefetchQuery(series)
}

/** The same for a detail page. */
export function warmDestination(client: QueryClient, id: string, time: RangeParams): void {
  const reads = destinationReads(id, time)
  void client.prefetchQuery(reads.connector)
  void client.prefetchQuery(reads.latest)
  void client.prefetchQuery(reads.timeseries)
  void client.prefetchQuery(reads.timesummary)
  void client.prefetchQuery(reads.pipelines)
}
