import { destinationQueries } from '#src/api/destination-queries.ts'
import { sourceQueries } from '#src/api/source-queries.ts'
import { HOUR_MS, stepOf, type Step, type TimeRange } from '#src/model/time-range.ts'

/**
 * What derived numbers are worked out from, whatever range is on screen: enough minutes for a slope
 * (60), for what is usual (36) and for a lag of some hours in time.
 */
export const CHAIN_WINDOW: { readonly range: TimeRange; readonly step: Step } = {
  range: { kind: 'last', ms: 3 * HOUR_MS },
  step: stepOf('minute', 1),
}

/**
 * Most topics whose series are asked for one by one: 180 points of a dozen metrics each. A connector
 * with more is read as a whole, and its numbers are called that.
 */
export const MOST_TOPICS = 24

/** One read for each end of a pipeline: topic by topic, or the connector as a whole. */
export const chainReads = {
  source: {
    topics: (id: string) =>
      sourceQueries.bulkTimeseries({
        id,
        level: 'topic',
        topicListFrom: 0,
        topicListSize: MOST_TOPICS,
        ...CHAIN_WINDOW,
      }),
    connector: (id: string) =>
      sourceQueries.bulkTimeseries({ id, level: 'connector', ...CHAIN_WINDOW }),
  },
  destination: {
    topics: (id: string) =>
      destinationQueries.bulkTimeseries({
        id,
        level: 'topic',
        topicListFrom: 0,
        topicListSize: MOST_TOPICS,
        ...CHAIN_WINDOW,
      }),
    connector: (id: string) =>
      destinationQueries.bulkTimeseries({ id, level: 'connector', ...CHAIN_WINDOW }),
  },
} as const
