import type { QueryClient } from '@tanstack/react-query'
import { pipelineQueries } from '#src/api/pipeline-queries.ts'
import { sourceQueries } from '#src/api/source-queries.ts'
import { durationOf, LAST_24_HOURS, stepForDuration } from '#src/model/time-range.ts'
import { RECENT } from '#src/panels/connector-rates.ts'

const CONNECTOR_LEVEL = { level: 'connector' }

/** Range of the detail page's charts and summary, with the step that suits it. */
const DETAIL_WINDOW = { range: LAST_24_HOURS, step: stepForDuration(durationOf(LAST_24_HOURS)) }

/** What the list page reads: three calls, however many sources. */
export const sourceListReads = {
  list: sourceQueries.list(),
  latest: sourceQueries.bulkLatest(CONNECTOR_LEVEL),
  series: sourceQueries.bulkTimeseries({ ...CONNECTOR_LEVEL, ...RECENT }),
} as const

/** What the detail page of one source reads. */
export function sourceReads(id: string) {
  return {
    connector: sourceQueries.one(id),
    latest: sourceQueries.latest(id),
    timeseries: sourceQueries.timeseries(id, DETAIL_WINDOW),
    timesummary: sourceQueries.timesummary(id, DETAIL_WINDOW),
    pipelines: pipelineQueries.list(),
  } as const
}

/** Starts the list page's reads before its code is there; an answer that is still fresh is kept. */
export function warmSourceList(client: QueryClient): void {
  void client.prefetchQuery(sourceListReads.list)
  void client.prefetchQuery(sourceListReads.latest)
  void client.prefetchQuery(sourceListReads.series)
}

/** The same for a detail page. */
export function warmSource(client: QueryClient, id: string): void {
  const reads = sourceReads(id)
  void client.prefetchQuery(reads.connector)
  void client.prefetchQuery(reads.latest)
  void client.prefetchQuery(reads.timeseries)
  void client.prefetchQuery(reads.timesummary)
  void client.prefetchQuery(reads.pipelines)
}
