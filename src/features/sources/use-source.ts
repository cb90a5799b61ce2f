import { useQuery } from '@tanstack/react-query'
import { earlierRange } from '#src/panels/earlier-range.ts'
import { useTimeState } from '#src/url/use-time-state.tsx'
import { sourceReads } from './source-reads.ts'

/** Everything the page of one source shows, over the range of the address; see `sourceReads` for what each answer means. */
export function useSource(id: string) {
  const time = useTimeState()
  const reads = sourceReads(id, time)
  const timeseries = useQuery(reads.timeseries)
  const earlier = earlierRange(time, timeseries.data?.value?.window)
  const { timeseries: comparison } = sourceReads(id, {
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
