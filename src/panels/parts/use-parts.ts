import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { Answer } from '#src/api/answer.ts'
import type { BulkTimeseries } from '#src/api/metrics-model.ts'
import type { Read } from '#src/panels/cards/query-panel.tsx'
import { useFrozenEnd } from '#src/panels/charts/frozen-end.ts'
import type { EntitySeries } from '#src/series/answer-reading.ts'
import { contributorsOf, type Contributors } from '#src/series/derived/contributors.ts'
import { partLevels, type PartMeasure } from './part-levels.ts'
import { partReads } from './part-reads.ts'

export type PartsOf = {
  readonly kind: 'source' | 'destination'
  readonly id: string
  readonly measure: PartMeasure
}

/** The parts of one connector that reported, and all that were named in the answer. */
export type Parts = { readonly contributors: Contributors; readonly named: readonly string[] }

/** Topics of a connector, the first so many of them, as the API pages them. */
export function useTopicParts(of: PartsOf, size: number): Read<Parts> {
  const endMs = useFrozenEnd()
  const topics = useQuery(partReads(of.kind, of.id, endMs).topics(size))
  return useParts(of, topics, ({ topics: all }) => all[of.id])
}

/** Tasks of a connector. */
export function useTaskParts(of: PartsOf): Read<Parts> {
  const endMs = useFrozenEnd()
  const tasks = useQuery(partReads(of.kind, of.id, endMs).tasks)
  return useParts(of, tasks, ({ tasks: all }) => all[of.id])
}

type Bulk = {
  readonly data: Answer<BulkTimeseries> | undefined
  readonly error: Error | null
  readonly errorUpdateCount: number
  readonly refetch: () => unknown
}

function useParts(
  { kind, id, measure }: PartsOf,
  { data, error, errorUpdateCount, refetch }: Bulk,
  pick: (metrics: BulkTimeseries['metrics']) => Readonly<Record<string, EntitySeries>> | undefined,
): Read<Parts> {
  const endMs = useFrozenEnd()
  const { data: whole } = useQuery(partReads(kind, id, endMs).whole)
  const parts = data && pick(data.value.metrics)
  const value = useMemo(() => {
    if (!data) return undefined
    const { levels, total } = partLevels(
      {
        parts: parts ?? {},
        whole: whole?.value.metrics.connectors[id],
        step: data.value.step,
        asOfMs: Math.min(data.asOfMs, data.value.window.toMs),
      },
      measure,
    )
    return {
      asOfMs: data.asOfMs,
      traces: [...(data.traces ?? []), ...(whole?.traces ?? [])],
      value: {
        contributors: contributorsOf(levels, total),
        named: levels.map(({ topicId }) => topicId),
      },
    }
  }, [data, parts, whole, id, measure])
  return { data: value, error, errorUpdateCount, refetch, ...(data && { answers: [data] }) }
}
