import { useQuery } from '@tanstack/react-query'
import { destinationQueries } from '#src/api/destination-queries.ts'
import { pipelineQueries } from '#src/api/pipeline-queries.ts'
import { sourceQueries } from '#src/api/source-queries.ts'
import type { Connector } from '#src/model/entity.ts'
import { durationOf, LAST_24_HOURS, stepForDuration } from '#src/model/time-range.ts'

const WINDOW = { range: LAST_24_HOURS, step: stepForDuration(durationOf(LAST_24_HOURS)) } as const

/** The pipeline as its list describes it; `value: null` when the account has no such pipeline. */
export function usePipeline(id: string) {
  return useQuery(pipelineQueries.one(id))
}

/** Latest values with their metadata; `value: null` while the API has none (404). */
export function usePipelineLatest(id: string) {
  return useQuery(pipelineQueries.latest(id))
}

/** Latest values and series of the source a pipeline begins with. */
export function useSourceEnd(source: Connector) {
  const latest = useQuery(sourceQueries.latest(source.id))
  const timeseries = useQuery(sourceQueries.timeseries(source.id, WINDOW))
  return { latest, timeseries }
}

/** Latest values and series of the destination a pipeline ends with. */
export function useDestinationEnd(destination: Connector) {
  const latest = useQuery(destinationQueries.latest(destination.id))
  const timeseries = useQuery(destinationQueries.timeseries(destination.id, WINDOW))
  return { latest, timeseries }
}
