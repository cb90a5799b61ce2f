import { useQuery } from '@tanstack/react-query'
import { earlierRange } from '#src/panels/earlier-range.ts'
import { useTimeState } from '#src/url/use-time-state.tsx'
import { destinationReads } from './destination-reads.ts'

/** Everything the page of one destination shows, over the range of the address; see `destinationReads` for what each answer means. */
export function useDestination(id: string) {
  const time = useTimeState()
  const reads = destinationReads(id, time)
  const timeseries = useQuery(reads.timeseries)
  const earlier = earlierRange(time, timeseries.data?.value?.window)
  const { timeseries: comparison } = destinationReads(id, {
    range: earlier ?? time.range,
    step: time.step,
  })
  return {
    connector: useQuery(reads.connector),
    latest: useQuery(reads.latest),
    timeseries,
    comparison: useQuery({ ...comparison, enabled: earlier !== null }),
    timesummary: useQuery(reads.timesummary),
  }
}
