import { destinationQueries } from '#src/api/destination-queries.ts'
import { sourceQueries } from '#src/api/source-queries.ts'
import { HOUR_MS, stepOf, type Step, type TimeRange } from '#src/model/time-range.ts'

/**
 * The last hour in steps of five minutes: every topic costs a dozen series, so a table of topics asks for
 * few points of each.
 */
export const PARTS_WINDOW: { readonly range: TimeRange; readonly step: Step } = {
  range: { kind: 'last', ms: HOUR_MS },
  step: stepOf('minute', 5),
}

/** Topics asked for at first, and more with each press. */
export const TOPICS_AT_ONCE = 20
/** More rows than that nobody reads; the rest is told as a number. */
export const MOST_TOPICS = 200

const QUERIES = { source: sourceQueries, destination: destinationQueries } as const

/** What tables of topics and tasks of one connector read. */
export function partReads(kind: 'source' | 'destination', id: string) {
  const queries = QUERIES[kind]
  return {
    topics: (size: number) =>
      queries.bulkTimeseries({
        id,
        level: 'topic',
        topicListFrom: 0,
        topicListSize: size,
        ...PARTS_WINDOW,
      }),
    tasks: queries.bulkTimeseries({ id, level: 'task', ...PARTS_WINDOW }),
    whole: queries.bulkTimeseries({ id, level: 'connector', ...PARTS_WINDOW }),
  } as const
}
