import { useQuery } from '@tanstack/react-query'
import { earlierRange } from '#src/panels/earlier-range.ts'
import { useTimeState } from '#src/url/use-time-state.tsx'
import { destinationEndReads, pipelineReads, sourceEndReads } from './pipeline-reads.ts'

/** The pipeline and its latest values; see `pipelineReads` for what each answer means. */
export function usePipeline(id: string) {
  const reads = pipelineReads(id)
  return { pipeline: useQuery(reads.pipeline), latest: useQuery(reads.latest) }
}

/** Latest values and series of the source a pipeline begins with. */
export function useSourceEnd(id: string) {
  const time = useTimeState()
  const reads = sourceEndReads(id, time)
  const timeseries = useQuery(reads.timeseries)
  const earlier = earlierRange(time, timeseries.data?.value?.window)
  const past = sourceEndReads(id, { range: earlier ?? time.range, step: time.step })
  const comparison = useQuery({ ...past.timeseries, enabled: earlier !== null })
  return { latest: useQuery(reads.latest), timeseries, comparison }
}

/** Latest values and series of the destination a pipeline ends with. */
export function useDestinationEnd(id: string) {
  const time = useTimeState()
  const reads = destinationEndReads(id, time)
  const timeseries = useQuery(reads.timeseries)
  const earlier = earlierRange(time, timeseries.data?.value?.window)
  const past = destinationEndReads(id, { range: earlier ?? time.range, step: time.step })
  const comparison = useQuery({ ...past.timeseries, enabled: earlier !== null })
  return { latest: useQuery(reads.latest), timeseries, comparison }
}
