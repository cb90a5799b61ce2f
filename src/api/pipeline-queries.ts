import { queryOptions } from '@tanstack/react-query'
import { askedEvery } from './asked-every.ts'
import { LIST_PERIOD_MS, PIPELINE_LATEST_PERIOD_MS } from './periods.ts'
import { fetchPipelineLatest } from './pipeline-metrics.ts'
import { readPipeline } from './pipeline-row.ts'
import { fetchRow, fetchRows } from './row-pages.ts'

/** Every read about pipelines as React Query options. */
export const pipelineQueries = {
  /** All rows of the list, every page of it. */
  list: () =>
    queryOptions({
      ...askedEvery(LIST_PERIOD_MS),
      queryKey: ['pipelines', 'list'] as const,
      queryFn: ({ signal }) => fetchRows('/pipelines', readPipeline, { signal }),
    }),
  /** One row; `null`: no such pipeline. */
  one: (id: string) =>
    queryOptions({
      ...askedEvery(LIST_PERIOD_MS),
      queryKey: ['pipelines', id, 'row'] as const,
      queryFn: ({ signal }) => fetchRow('/pipelines', id, readPipeline, { signal }),
    }),
  /** Latest values of one pipeline; `null`: no metrics yet. One call each: ask for few at a time. */
  latest: (id: string, now?: () => number) =>
    queryOptions({
      ...askedEvery(PIPELINE_LATEST_PERIOD_MS, { isLatest: true }),
      queryKey: ['pipelines', id, 'latest'] as const,
      queryFn: ({ signal }) => fetchPipelineLatest(id, { signal, now }),
    }),
} as const
