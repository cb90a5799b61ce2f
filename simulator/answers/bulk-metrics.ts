import type { BaseMetrics, BulkAnswer } from '#simulator/wire.ts'
import { tableStatus } from '#simulator/world/snapshot.ts'
import type { World } from '#simulator/world/world.ts'
import { baseMetrics, latest, type CounterReading, type Readable } from './blocks.ts'
import { compareValues } from './compare.ts'
import { oneOf, readTimeQuery, wholeNumber, wholeNumberOrNull, type Params } from './query.ts'
import { accountKey, readableAccount, readableDestination, readableSource } from './readables.ts'

/** A connector with its parts, each made only when it is asked for. */
type Connector = {
  id: string
  whole(): Readable
  tasks(): [string, Readable][]
  topics(): [string, Readable][]
  snapshotStatuses: ReadonlySet<string>
}

/** `GET` and `POST /sources/metrics` (API reference §4.1, §4.2). */
export function bulkSources(
  world: World,
  params: Params,
  nowMs: number,
  reading: CounterReading,
): BulkAnswer {
  const connectors = world.account.sources.map((source): Connector => {
    const { snapshot, topics } = source
    return {
      id: source.id,
      whole: () => readableSource(world, source, nowMs),
      tasks: () =>
        numbers(source.tasks).map((task) => [
          String(task),
          readableSource(
            world,
            source,
            nowMs,
            topics.flatMap((topic, k) => (topic.task === task ? [k] : [])),
          ),
        ]),
      topics: () => topics.map((topic, k) => [topic.id, readableSource(world, source, nowMs, [k])]),
      snapshotStatuses: new Set(
        topics.map(
          (_, k) => (snapshot === null ? null : tableStatus(snapshot, k, nowMs)) ?? 'completed',
        ),
      ),
    }
  })
  return answer(connectors, accountKey(world.account), params, nowMs, reading)
}

/** `GET` and `POST /destinations/metrics` (API reference §4.3). */
export function bulkDestinations(
  world: World,
  params: Params,
  nowMs: number,
  reading: CounterReading,
): BulkAnswer {
  const connectors = world.account.destinations.map((destination): Connector => {
    const read = (part: { task?: number; topicId?: string }) =>
      readableDestination(world, destination, nowMs, part)
    return {
      id: destination.id,
      whole: () => read({}),
      tasks: () => numbers(destination.tasks).map((task) => [String(task), read({ task })]),
      topics: () =>
        world
          .lanesOf(destination, nowMs)
          .map(({ topicId }): [string, Readable] => [topicId, read({ topicId })]),
      snapshotStatuses: new Set(),
    }
  })
  return answer(connectors, accountKey(world.account), params, nowMs, reading)
}

function answer(
  all: readonly Connector[],
  tenantId: string,
  params: Params,
  nowMs: number,
  reading: CounterReading,
): BulkAnswer {
  const time = readTimeQuery(params, nowMs)
  const chosen = choose(all, tenantId, params, nowMs)
  const base = (readable: Readable) => baseMetrics(readable, time, nowMs, reading)
  const map = (parts: [string, Readable][]): Record<string, BaseMetrics> =>
    Object.fromEntries(parts.map(([key, readable]) => [key, base(readable)]))
  const result: BulkAnswer = {
    account_metrics: {},
    connector_metrics: {},
    inline_metrics: {},
    task_metrics: {},
    topic_metrics: {},
  }
  const level = params.text('level')
  if (level === 'account' && chosen.length > 0) {
    result.account_metrics[tenantId] = base(readableAccount(chosen.map((c) => c.whole())))
  } else if (level === 'task') {
    for (const connector of chosen) result.task_metrics[connector.id] = map(connector.tasks())
  } else if (level === 'topic') {
    const from = wholeNumber(params, 'topic_list_from', 0)
    const to = from + (wholeNumberOrNull(params, 'topic_list_size', 1) ?? Infinity)
    for (const connector of chosen) {
      result.topic_metrics[connector.id] = map(connector.topics().slice(from, to))
    }
  } else if (level !== 'account') {
    // The set of levels is open: none and unknown words get the connectors.
    for (const connector of chosen) result.connector_metrics[connector.id] = base(connector.whole())
  }
  return result
}

/** Filters, sorts and pages the connectors. */
function choose(
  all: readonly Connector[],
  tenantId: string,
  params: Params,
  nowMs: number,
): readonly Connector[] {
  const tenants = params.list('tenant_ids')
  if (tenants !== null && !tenants.includes(tenantId)) return []
  const id = params.text('id')
  const ids = params.list('ids')
  const snapshots = params.list('snapshot')
  const filtered = all
    .filter((connector) => id === null || connector.id === id)
    .filter((connector) => ids === null || ids.includes(connector.id))
    .filter((c) => snapshots === null || snapshots.some((word) => c.snapshotStatuses.has(word)))
  const sort = params.text('sort')
  const sorted = sort === null ? filtered : sortBy(filtered, sort, params, nowMs)
  const size = wholeNumberOrNull(params, 'size', 1) ?? Infinity
  const page = wholeNumberOrNull(params, 'page', 1)
  const from =
    page === null || size === Infinity ? wholeNumber(params, 'from', 0) : (page - 1) * size
  return sorted.slice(from, from + size)
}

function sortBy(
  connectors: readonly Connector[],
  field: string,
  params: Params,
  nowMs: number,
): Connector[] {
  const direction = oneOf(params, 'sort_dir', ['asc', 'desc'], 'asc')
  return connectors
    .map((connector) => ({ connector, value: latest(connector.whole(), nowMs)[field] ?? null }))
    .toSorted((a, b) => compareValues(a.value, b.value, direction))
    .map(({ connector }) => connector)
}

function numbers(count: number): number[] {
  return Array.from({ length: count }, (_, i) => i)
}
