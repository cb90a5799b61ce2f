import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { Answer } from '#src/api/answer.ts'
import type { Trace } from '#src/api/http/trace.ts'
import type { BulkTimeseries } from '#src/api/metrics-model.ts'
import type { Connector } from '#src/model/entity.ts'
import type { TimeRange } from '#src/model/time/time-range.ts'
import { readingOfAnswer } from '#src/series/answer-reading.ts'
import { hasAllTopics, type ChainEnd } from '#src/series/chain.ts'
import { DESTINATION_INPUT, SOURCE_OUTPUT } from '#src/series/counters.ts'
import { chainReads, MOST_TOPICS } from './chain-reads.ts'

/** One end of a pipeline as far as it could be read. */
export type ChainEndRead = {
  /** Null: not answered yet, or nothing is reported. */
  readonly end: ChainEnd | null
  /** Whether the numbers are of the pipeline's topics only, or of everything the connector does. */
  readonly scope: 'topics' | 'connector'
  /** Whether they are of the pipeline alone: of its topics, or of a connector that has no others. */
  readonly isOwn: boolean
  readonly error: Error | null
  /** When it was answered, epoch ms; null: not yet, or there is no such end. */
  readonly answeredMs: number | null
  /** What went over the wire for it. */
  readonly traces: readonly Trace[]
  readonly refetch: () => unknown
}

const COUNTERS = { source: SOURCE_OUTPUT, destination: DESTINATION_INPUT } as const

/**
 * The series of one end of a pipeline over the window of derived numbers: of its own topics where the
 * API tells them apart, else of the whole connector, which may serve other pipelines too.
 */
export function useChainEnd(
  kind: 'source' | 'destination',
  connector: Connector | null,
  topicIds: readonly string[],
  range: TimeRange,
): ChainEndRead {
  const id = connector?.id ?? ''
  const reads = chainReads(kind, id, range)
  const isShort = Math.max(connector?.topicIds.length ?? 0, topicIds.length) <= MOST_TOPICS
  const canTell = connector !== null && topicIds.length > 0 && isShort
  const topics = useQuery({ ...reads.topics, enabled: canTell })
  const byTopic = topics.data?.value.metrics.topics[id]
  const isTold = byTopic !== undefined && hasAllTopics(byTopic, topicIds, COUNTERS[kind])
  const needsWhole = connector !== null && (!canTell || (topics.data !== undefined && !isTold))
  const whole = useQuery({ ...reads.connector, enabled: needsWhole })
  const endMs = range.kind === 'fixed' ? range.toMs : Infinity
  const end = useMemo(() => {
    if (isTold && topics.data) {
      return endOf(
        topics.data,
        Object.fromEntries(topicIds.map((one) => [one, byTopic[one]])),
        kind,
        endMs,
      )
    }
    return whole.data
      ? endOf(whole.data, { [id]: whole.data.value.metrics.connectors[id] }, kind, endMs)
      : null
  }, [isTold, topics.data, byTopic, topicIds, whole.data, id, kind, endMs])
  return {
    end,
    scope: isTold ? 'topics' : 'connector',
    isOwn:
      isTold || connector === null || connector.topicIds.every((one) => topicIds.includes(one)),
    error: topics.error ?? whole.error,
    answeredMs: (isTold ? topics.data : whole.data)?.asOfMs ?? null,
    traces: [...(topics.data?.traces ?? []), ...(whole.data?.traces ?? [])],
    refetch: () => [canTell && topics.refetch(), needsWhole && whole.refetch()],
  }
}

type Parts = Readonly<Record<string, BulkTimeseries['metrics']['connectors'][string] | undefined>>

function endOf(
  { asOfMs }: Answer<BulkTimeseries>,
  parts: Parts,
  kind: 'source' | 'destination',
  endMs: number,
): ChainEnd {
  const known = Object.fromEntries(
    Object.entries(parts).flatMap(([id, part]) => (part ? [[id, part] as const] : [])),
  )
  return {
    parts: Object.values(known),
    reading: readingOfAnswer(known, undefined, COUNTERS[kind]),
    // Buckets after the end of a fixed range are none of it, full or not.
    asOfMs: Math.min(asOfMs, endMs),
  }
}
