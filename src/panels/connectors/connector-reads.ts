import type { QueryClient } from '@tanstack/react-query'
import { destinationQueries } from '#src/api/destination-queries.ts'
import { pipelineQueries } from '#src/api/pipeline-queries.ts'
import { sourceQueries } from '#src/api/source-queries.ts'
import type { RangeParams } from '#src/api/time-query.ts'
import { frozenEndOf } from '#src/panels/charts/frozen-end.ts'
import { fleetReads } from '#src/panels/fleet/fleet-reads.ts'
import type { TimeChoice } from '#src/url/time/time-choice.ts'

export type ConnectorKind = 'source' | 'destination'

const QUERIES = { source: sourceQueries, destination: destinationQueries } as const
const FLEET = { source: fleetReads.sources, destination: fleetReads.destinations } as const

/** What is read of one source or destination; charts and summary over the range of the address. */
export function connectorReads(kind: ConnectorKind, id: string, time: RangeParams) {
  const queries = QUERIES[kind]
  return {
    connector: queries.one(id),
    latest: queries.latest(id),
    timeseries: queries.timeseries(id, time),
    timesummary: queries.timesummary(id, time),
  } as const
}

/** Starts a list page's reads before its code is there; an answer that is still fresh is kept. */
export function warmConnectorList(kind: ConnectorKind) {
  return (client: QueryClient): void => {
    const { list, latest, series } = FLEET[kind]
    void client.prefetchQuery(list)
    void client.prefetchQuery(latest)
    void client.prefetchQuery(series)
  }
}

/** The same for a detail page; a frozen one has no use for values of now. */
export function warmConnector(kind: ConnectorKind) {
  return (client: QueryClient, id: string, time: TimeChoice): void => {
    const reads = connectorReads(kind, id, time)
    void client.prefetchQuery(reads.connector)
    if (frozenEndOf(time) === null) void client.prefetchQuery(reads.latest)
    void client.prefetchQuery(reads.timeseries)
    void client.prefetchQuery(reads.timesummary)
    void client.prefetchQuery(pipelineQueries.list())
  }
}
