import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { Answer } from '#src/api/answer.ts'
import type { BulkTimeseries } from '#src/api/metrics-model.ts'
import type { Connector } from '#src/model/entity.ts'
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
  readonly error: Error | null
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
): ChainEndRead {
  const reads = chainReads[kind]
  const id = connector?.id ?? ''
  const isShort = Math.max(connector?.topicIds.length ?? 0, topicIds.length) <= MOST_TOPICS
  const canTell = connector !== null && topicIds.length > 0 && isShort
  const topics = useQuery({ ...reads.topics(id), enabled: canTell })
  const byTopic = topics.data?.value.metrics.topics[id]
  const isTold = byTopic !== undefined && hasAllTopics(byTopic, topicIds, COUNTERS[kind])
  const needsWhole = connector !== null && (!canTell || (topics.data !== undefined && !isTold))
  const whole = useQuery({ ...reads.connector(id), enabled: needsWhole })
  const end = useMemo(() => {
    if (isTold && topics.data) {
      return endOf(
        topics.data,
        Object.fromEntries(topicIds.map((one) => [one, byTopic[one]])),
        kind,
      )
    }
    return whole.data
      ? endOf(whole.data, { [id]: whole.data.value.metrics.connectors[id] }, kind)
      : null
  }, [isTold, topics.data, byTopic, topicIds, whole.data, id, kind])
  return {
    end,
    scope: isTold ? 'topics' : 'connector',
    error: topics.error ?? whole.error,
  }
}

type Parts = Readonly<Record<string, BulkTimeseries['metrics']['connectors'][string] | undefined>>

function endOf(
  { asOfMs }: Answer<BulkTimeseries>,
  parts: Parts,
  kind: 'source' | 'destination',
): ChainEnd {
  const known = Object.fromEntries(
    Object.entries(parts).flatMap(([id, part]) => (part ? [[id, part] as const] : [])),
  )
  return {
    parts: Object.values(known),
    reading: readingOfAnswer(known, undefined, COUNTERS[kind]),
    asOfMs,
  }
}
