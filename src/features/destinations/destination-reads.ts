import type { QueryClient } from '@tanstack/react-query'
import { pipelineQueries } from '#src/api/pipeline-queries.ts'
import { destinationQueries } from '#src/api/destination-queries.ts'
import { durationOf, LAST_24_HOURS, stepForDuration } from '#src/model/time-range.ts'
import { RECENT } from '#src/panels/connector-rates.ts'

const CONNECTOR_LEVEL = { level: 'connector' }

/** Range of the detail page's charts and summary, with the step that suits it. */
const DETAIL_WINDOW = { range: LAST_24_HOURS, step: stepForDuration(durationOf(LAST_24_HOURS)) }

/** What the list page reads: three calls, however many destinations. */
export const destinationListReads = {
  list: destinationQueries.list(),
  latest: destinationQueries.bulkLatest(CONNECTOR_LEVEL),
  series: destinationQueries.bulkTimeseries({ ...CONNECTOR_LEVEL, ...RECENT }),
} as const

/** What the detail page of one destination reads. */
export function destinationReads(id: string) {
  return {
    connector: destinationQueries.one(id),
    latest: destinationQueries.latest(id),
    timeseries: destinationQueries.timeseries(id, DETAIL_WINDOW),
    timesummary: destinationQueries.timesummary(id, DETAIL_WINDOW),
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
export function warmDestination(client: QueryClient, id: string): void {
  const reads = destinationReads(id)
  void client.prefetchQuery(reads.connector)
  void client.prefetchQuery(reads.latest)
  void client.prefetchQuery(reads.timeseries)
  void client.prefetchQuery(reads.timesummary)
  void client.prefetchQuery(reads.pipelines)
}
