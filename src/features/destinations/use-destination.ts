import { useQuery } from '@tanstack/react-query'
import { useTimeState } from '#src/url/use-time-state.tsx'
import { destinationReads } from './destination-reads.ts'

/** Everything the page of one destination shows, over the range of the address; see `destinationReads` for what each answer means. */
export function useDestination(id: string) {
  const reads = destinationReads(id, useTimeState())
  return {
    connector: useQuery(reads.connector),
    latest: useQuery(reads.latest),
    timeseries: useQuery(reads.timeseries),
    timesummary: useQuery(reads.timesummary),
    pipelines: useQuery(reads.pipelines),
  }
}
