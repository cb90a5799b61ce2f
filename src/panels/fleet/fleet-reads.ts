import type { QueryClient } from '@tanstack/react-query'
import { destinationQueries } from '#src/api/destination-queries.ts'
import { pipelineQueries } from '#src/api/pipeline-queries.ts'
import { sourceQueries } from '#src/api/source-queries.ts'
import { RECENT } from '#src/panels/connectors/connector-rates.ts'

const CONNECTOR_LEVEL = { level: 'connector' }

/**
 * What is read to judge a whole account: three lists and four bulk calls, however many entities. The
 * latest values of a pipeline cost a call each (§10.17); rows ask for them while they are on screen.
 */
export const fleetReads = {
  sources: {
    list: sourceQueries.list(),
    latest: sourceQueries.bulkLatest(CONNECTOR_LEVEL),
    series: sourceQueries.bulkTimeseries({ ...CONNECTOR_LEVEL, ...RECENT }),
  },
  destinations: {
    list: destinationQueries.list(),
    latest: destinationQueries.bulkLatest(CONNECTOR_LEVEL),
    series: destinationQueries.bulkTimeseries({ ...CONNECTOR_LEVEL, ...RECENT }),
  },
  pipelines: { list: pipelineQueries.list() },
} as const

/** Starts all of them before the page's code is there; an answer that is still fresh is kept. */
export function warmFleet(client: QueryClient): void {
  for (const { list, latest, series } of [fleetReads.sources, fleetReads.destinations]) {
    void client.prefetchQuery(list)
    void client.prefetchQuery(latest)
    void client.prefetchQuery(series)
  }
  void client.prefetchQuery(fleetReads.pipelines.list)
}
