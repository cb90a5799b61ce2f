import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { Trace } from '#src/api/http/trace.ts'
import { pipelineQueries } from '#src/api/pipeline-queries.ts'
import { sourceQueries } from '#src/api/source-queries.ts'
import { useTimeState } from '#src/url/time/use-time-state.tsx'
import { eventShare, type EventShare } from './event-share.ts'

export type EventShareRead = {
  /** Null: not answered yet, or no source is known to feed the destination. */
  readonly share: EventShare | null
  readonly error: Error | null
  readonly traces: readonly Trace[]
}

/**
 * What inserts and deletes were among the events of the sources that feed a destination, over the range
 * of the address: one call for all of them, and none where there is no audit to explain.
 */
export function useEventShare(destinationId: string, isWanted: boolean): EventShareRead {
  const { range, step } = useTimeState()
  const pipelines = useQuery(pipelineQueries.list()).data?.value
  const ids = useMemo(() => sourcesOf(pipelines ?? [], destinationId), [pipelines, destinationId])
  const { data, error } = useQuery({
    ...sourceQueries.bulkTimeseries({ ids, level: 'connector', range, step }),
    enabled: isWanted && ids.length > 0,
  })
  const share = useMemo(() => (data ? eventShare(data.value, ids) : null), [data, ids])
  return { share, error, traces: data?.traces ?? [] }
}

type Fed = {
  readonly source: { readonly id: string } | null
  readonly destination: { readonly id: string } | null
}

function sourcesOf(pipelines: readonly Fed[], destinationId: string): readonly string[] {
  const feeding = pipelines.filter(({ destination }) => destination?.id === destinationId)
  return [...new Set(feeding.flatMap(({ source }) => (source ? [source.id] : [])))]
}
