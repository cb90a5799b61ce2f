import { useQuery } from '@tanstack/react-query'
import { useTimeState } from '#src/url/use-time-state.tsx'
import { sourceReads } from './source-reads.ts'

/** Everything the page of one source shows, over the range of the address; see `sourceReads` for what each answer means. */
export function useSource(id: string) {
  const reads = sourceReads(id, useTimeState())
  return {
    connector: useQuery(reads.connector),
    latest: useQuery(reads.latest),
    timeseries: useQuery(reads.timeseries),
    timesummary: useQuery(reads.timesummary),
    pipelines: useQuery(reads.pipelines),
  }
}
