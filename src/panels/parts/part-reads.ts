import { destinationQueries } from '#src/api/destination-queries.ts'
import { sourceQueries } from '#src/api/source-queries.ts'
import { bucketStart, HOUR_MS, stepOf, type TimeRange } from '#src/model/time/time-range.ts'
import type { ConnectorKind } from '#src/panels/connectors/connector-reads.ts'

/** Every topic costs a dozen series, so a table of topics asks for few points of each. */
export const PARTS_STEP = stepOf('minute', 5)

/** The last hour; on a frozen page the one before its end, `endMs` in epoch ms. */
function partsRange(endMs: number | null): TimeRange {
  if (endMs === null) return { kind: 'last', ms: HOUR_MS }
  const toMs = bucketStart(endMs, PARTS_STEP)
  return { kind: 'fixed', fromMs: toMs - HOUR_MS, toMs }
}

/** Topics asked for at first, and more with each press. */
export const TOPICS_AT_ONCE = 20
/** More rows than that nobody reads; the rest is told as a number. */
export const MOST_TOPICS = 200

const QUERIES = { source: sourceQueries, destination: destinationQueries } as const

/** What tables of topics and tasks of one connector read. `endMs`: where a frozen page ends; null: now. */
export function partReads(kind: ConnectorKind, id: string, endMs: number | null) {
  const queries = QUERIES[kind]
  const window = { range: partsRange(endMs), step: PARTS_STEP }
  return {
    topics: (size: number) =>
      queries.bulkTimeseries({
        id,
        level: 'topic',
        topicListFrom: 0,
        topicListSize: size,
        ...window,
      }),
    tasks: queries.bulkTimeseries({ id, level: 'task', ...window }),
    whole: queries.bulkTimeseries({ id, level: 'connector', ...window }),
  } as const
}
