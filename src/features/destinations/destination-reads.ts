import type { QueryClient } from '@tanstack/react-query'
import { pipelineQueries } from '#src/api/pipeline-queries.ts'
import { destinationQueries } from '#src/api/destination-queries.ts'
import type { RangeParams } from '#src/api/time-query.ts'
import { RECENT } from '#src/panels/connector-rates.ts'

const CONNECTOR_LEVEL = { level: 'connector' }

/** What the list page reads: three calls, however many destinations. */
export const destinationListReads = {
  list: destinationQueries.list(),
  latest: destinationQueries.bulkLatest(CONNECTOR_LEVEL),
  series: destinationQueries.bulkTimeseries({ ...CONNECTOR_LEVEL, ...RECENT }),
} as const

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
  void client.prefetchQuery(destinationListReads.list)
  void client.prefetchQuery(destinationListReads.latest)
  void client.prefetchQuery(destinationListReads.series)
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
