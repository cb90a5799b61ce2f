import { useQuery } from '@tanstack/react-query'
import { sourceReads } from './source-reads.ts'

/** Everything the page of one source shows; see `sourceReads` for what each answer means. */
export function useSource(id: string) {
  const reads = sourceReads(id)
  return {
    connector: useQuery(reads.connector),
    latest: useQuery(reads.latest),
    timeseries: useQuery(reads.timeseries),
    timesummary: useQuery(reads.timesummary),
    pipelines: useQuery(reads.pipelines),
  }
}
