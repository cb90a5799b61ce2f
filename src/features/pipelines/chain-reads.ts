import { destinationQueries } from '#src/api/destination-queries.ts'
import { sourceQueries } from '#src/api/source-queries.ts'
import { bucketStart, HOUR_MS, stepOf, type TimeRange } from '#src/model/time/time-range.ts'
import type { ConnectorKind } from '#src/panels/connectors/connector-reads.ts'

/** Buckets of derived numbers, whatever step is on screen. */
export const CHAIN_STEP = stepOf('minute', 1)
const CHAIN_MS = 3 * HOUR_MS

/**
 * What derived numbers are worked out from, whatever range is on screen: enough minutes for a slope
 * (60), for what is usual (36) and for a lag of some hours in time. `endMs`: where a frozen page ends;
 * null: now.
 */
export function chainRange(endMs: number | null): TimeRange {
  if (endMs === null) return { kind: 'last', ms: CHAIN_MS }
  const toMs = bucketStart(endMs, CHAIN_STEP)
  return { kind: 'fixed', fromMs: toMs - CHAIN_MS, toMs }
}

/**
 * Most topics whose series are asked for one by one: 180 points of a dozen metrics each. A connector
 * with more is read as a whole, and its numbers are called that.
 */
export const MOST_TOPICS = 24

const QUERIES = { source: sourceQueries, destination: destinationQueries } as const

/** The read of one end of a pipeline: topic by topic, or the connector as a whole. */
export function chainReads(kind: ConnectorKind, id: string, range: TimeRange) {
  const { bulkTimeseries } = QUERIES[kind]
  const window = { range, step: CHAIN_STEP }
  const pages = { topicListFrom: 0, topicListSize: MOST_TOPICS }
  return {
    topics: bulkTimeseries({ id, level: 'topic', ...pages, ...window }),
    connector: bulkTimeseries({ id, level: 'connector', ...window }),
  } as const
}
