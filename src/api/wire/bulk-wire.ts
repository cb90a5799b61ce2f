import * as v from 'valibot'
import type { BulkMetrics, TimeType } from '#src/api/metrics-model.ts'
import { dictionary, readAs, unreadObject } from './contract.ts'
import { mapValues, mergeMaps, mergeNested, presentIn } from './maps.ts'

/** The members of one `latest`, `timeseries` or `timesummary` block, still unread. */
export type Block = Readonly<Record<string, unknown>>

/** One schema per time type: the other two members of an entry are not even looked at. */
const ENVELOPES = {
  latest: envelope(
    v.pipe(
      v.looseObject({ latest: v.nullish(unreadObject) }),
      v.transform(({ latest }) => latest ?? null),
    ),
  ),
  timeseries: envelope(
    v.pipe(
      v.looseObject({ timeseries: v.nullish(unreadObject) }),
      v.transform(({ timeseries }) => timeseries ?? null),
    ),
  ),
  timesummary: envelope(
    v.pipe(
      v.looseObject({ timesummary: v.nullish(unreadObject) }),
      v.transform(({ timesummary }) => timesummary ?? null),
    ),
  ),
} as const

/** The five maps of §4.4, each of which may be missing or `null`, as may every entry. */
function envelope(entry: v.GenericSchema<unknown, Block | null>) {
  const map = dictionary(v.nullish(entry))
  return v.pipe(
    unreadObject,
    v.looseObject({
      account_metrics: v.nullish(map),
      connector_metrics: v.nullish(map),
      inline_metrics: v.nullish(map),
      task_metrics: v.nullish(dictionary(v.nullish(map))),
      topic_metrics: v.nullish(dictionary(v.nullish(map))),
    }),
  )
}

/** The blocks of `timeType` in a bulk answer. Throws ContractError when its frame is not that of §4.4. */
export function readBulkBlocks(
  timeType: TimeType,
  body: unknown,
  path: string,
): BulkMetrics<Block> {
  const read = readAs(ENVELOPES[timeType], body, path)
  return {
    account: presentIn(read.account_metrics),
    connectors: presentIn(read.connector_metrics),
    inline: presentIn(read.inline_metrics),
    tasks: mapValues(presentIn(read.task_metrics), presentIn),
    topics: mapValues(presentIn(read.topic_metrics), presentIn),
  }
}

/** The same maps with every entry read; `place` names the entry for a message. */
export function mapBulk<T, U>(
  bulk: BulkMetrics<T>,
  read: (entry: T, place: string) => U,
): BulkMetrics<U> {
  const readIn = (level: string) => (map: Readonly<Record<string, T>>, id: string) =>
    mapValues(map, (entry, key) => read(entry, `${level} ${id} ${key}`))
  return {
    account: mapValues(bulk.account, (entry, key) => read(entry, `account ${key}`)),
    connectors: mapValues(bulk.connectors, (entry, key) => read(entry, `connector ${key}`)),
    inline: mapValues(bulk.inline, (entry, key) => read(entry, `inline ${key}`)),
    tasks: mapValues(bulk.tasks, readIn('task')),
    topics: mapValues(bulk.topics, readIn('topic')),
  }
}

/**
 * The parts of one question as one answer. Parts ask for different connectors; a key that is in
 * several parts nevertheless (an account, say) keeps the values of the last.
 */
export function mergeBulk<T>(parts: readonly BulkMetrics<T>[]): BulkMetrics<T> {
  return {
    account: mergeMaps(parts.map((part) => part.account)),
    connectors: mergeMaps(parts.map((part) => part.connectors)),
    inline: mergeMaps(parts.map((part) => part.inline)),
    tasks: mergeNested(parts.map((part) => part.tasks)),
    topics: mergeNested(parts.map((part) => part.topics)),
  }
}
