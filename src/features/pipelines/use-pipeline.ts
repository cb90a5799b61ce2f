import { useQuery } from '@tanstack/react-query'
import { useTimeState } from '#src/url/use-time-state.tsx'
import { destinationEndReads, pipelineReads, sourceEndReads } from './pipeline-reads.ts'

/** The pipeline and its latest values; see `pipelineReads` for what each answer means. */
export function usePipeline(id: string) {
  const reads = pipelineReads(id)
  return { pipeline: useQuery(reads.pipeline), latest: useQuery(reads.latest) }
}

/** Latest values and series of the source a pipeline begins with. */
export function useSourceEnd(id: string) {
  const reads = sourceEndReads(id, useTimeState())
  return { latest: useQuery(reads.latest), timeseries: useQuery(reads.timeseries) }
}

/** Latest values and series of the destination a pipeline ends with. */
export function useDestinationEnd(id: string) {
  const reads = destinationEndReads(id, useTimeState())
  return { latest: useQuery(reads.latest), timeseries: useQuery(reads.timeseries) }
}
