import { useQuery } from '@tanstack/react-query'
import type { Answer } from '#src/api/answer.ts'
import { sourceQueries } from '#src/api/source-queries.ts'
import { pipelineQueries } from '#src/api/pipeline-queries.ts'
import type { Pipeline } from '#src/model/entity.ts'
import { durationOf, LAST_24_HOURS, stepForDuration } from '#src/model/time-range.ts'

/** Range of the detail page's charts and summary, with the step that suits it. */
const WINDOW = { range: LAST_24_HOURS, step: stepForDuration(durationOf(LAST_24_HOURS)) } as const

/** The source as its list describes it; `value: null` when the account has no such source. */
export function useSource(id: string) {
  return useQuery(sourceQueries.one(id))
}

/** Latest values with their metadata; `value: null` while the API has none (404). */
export function useSourceLatest(id: string) {
  return useQuery(sourceQueries.latest(id))
}

/** Every series over the page's window; `value: null` while the API has none (404). */
export function useSourceTimeseries(id: string) {
  return useQuery(sourceQueries.timeseries(id, WINDOW))
}

/** The API's own summary of the page's window; `value: null` while it has none (404). */
export function useSourceTimesummary(id: string) {
  return useQuery(sourceQueries.timesummary(id, WINDOW))
}

/** The pipelines the source belongs to, out of the account's pipeline list. */
export function useSourcePipelines(id: string) {
  return useQuery({
    ...pipelineQueries.list(),
    select: (answer: Answer<readonly Pipeline[]>) => ({
      ...answer,
      value: answer.value.filter((pipeline) => pipeline.source?.id === id),
    }),
  })
}
