import type { QueryClient } from '@tanstack/react-query'
import { pipelineQueries } from '#src/api/pipeline-queries.ts'
import { frozenEndOf } from '#src/panels/charts/frozen-end.ts'
import type { TimeChoice } from '#src/url/time/time-choice.ts'

/** What the detail page of one pipeline reads of the pipeline itself. */
export function pipelineReads(id: string) {
  return { pipeline: pipelineQueries.one(id), latest: pipelineQueries.latest(id) } as const
}

/** Starts the detail page's reads before its code is there; its ends are known only when the pipeline is. */
export function warmPipeline(client: QueryClient, id: string, time: TimeChoice): void {
  const reads = pipelineReads(id)
  void client.prefetchQuery(reads.pipeline)
  if (frozenEndOf(time) === null) void client.prefetchQuery(reads.latest)
}
