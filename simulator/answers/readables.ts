import type { Account, DestinationDef, SourceDef } from '#simulator/account/definitions.ts'
import { isoTimestamp } from '#simulator/time-buckets.ts'
import type { SnapshotStatus, ValueBlock } from '#simulator/wire.ts'
import {
  DESTINATION_METRICS,
  readDestination,
  type DestinationMetric,
} from '#simulator/world/destination-readings.ts'
import { cycleStartMs, tableStatus } from '#simulator/world/snapshot.ts'
import {
  lastEventMs,
  readSource,
  reportsAt,
  SOURCE_METRICS,
  type SourceMetric,
  type SourceScope,
} from '#simulator/world/source-readings.ts'
import { connectorStatus } from '#simulator/world/statuses.ts'
import { bornMs, type World } from '#simulator/world/world.ts'
import type { Readable } from './blocks.ts'

const AUDITED_BY_CONNECTOR_ONLY = { qa_exact_count_diff: null }

/** A source, or the given topics (indexes) of it. `nowMs`: how far the world must be computed. */
export function readableSource(
  world: World,
  source: SourceDef,
  nowMs: number,
  topics: readonly number[] = source.topics.map((_, k) => k),
): Readable {
  const scope = { source, flow: world.sourceFlow(source, nowMs), topics }
  return {
    metrics: SOURCE_METRICS,
    bornMs: bornMs(world, source.createdMs),
    read: (metric, ms, sinceMs) =>
      isSourceMetric(metric) ? readSource(world, scope, metric, ms, sinceMs) : null,
    extras: (timeType, ms) => sourceExtras(world, scope, timeType, ms),
  }
}

/** A destination, or one task or one topic id of it. */
export function readableDestination(
  world: World,
  destination: DestinationDef,
  nowMs: number,
  part: { task?: number; topicId?: string } = {},
): Readable {
  const whole = part.task === undefined && part.topicId === undefined
  const lanes = world
    .lanesOf(destination, nowMs)
    .filter((entry) => part.task === undefined || entry.lane.task === part.task)
    .filter((entry) => part.topicId === undefined || entry.topicId === part.topicId)
  return {
    metrics: DESTINATION_METRICS,
    bornMs: bornMs(world, destination.createdMs),
    read: (metric, ms, sinceMs) => {
      if (!isDestinationMetric(metric)) return null
      if (!whole && metric in AUDITED_BY_CONNECTOR_ONLY) return null
      return readDestination(world, { destination, lanes }, metric, ms, sinceMs)
    },
    extras: (_, ms) => ({ connector_status: connectorStatus(world, destination, ms) }),
  }
}

/** All parts of an account as one: counters, lag and partitions added, delays at their worst, no status. */
export function readableAccount(parts: readonly Readable[]): Readable {
  const metrics = parts[0]?.metrics ?? {}
  return {
    metrics,
    bornMs: Math.min(...parts.map((part) => part.bornMs)),
    read: (metric, ms, sinceMs) => {
      const values = parts.map((part) => part.read(metric, ms, sinceMs)).filter((v) => v !== null)
      if (values.length === 0) return null
      const added = metrics[metric] !== 'gauge' || ADDED_GAUGES.has(metric)
      return added ? values.reduce((sum, value) => sum + value, 0) : Math.max(...values)
    },
    extras: () => ({}),
  }
}

const ADDED_GAUGES: ReadonlySet<string> = new Set(['recordsLag', 'partitionCount'])

/** The only tenant of the account, as key of `account_metrics`. */
export function accountKey(account: Account): string {
  return account.tenantId
}

function sourceExtras(
  world: World,
  scope: SourceScope,
  timeType: 'latest' | 'timesummary',
  ms: number,
): ValueBlock {
  const { source } = scope
  const status = connectorStatus(world, source, ms)
  const table = {
    snapshotState: snapshotState(source, ms),
    snapshotStatus: snapshotStatus(scope, ms),
    connector_status: status,
  }
  const behind = readSource(world, scope, 'StreamingMilliSecondsBehindSource', ms)
  const latency = behind === null ? null : Math.round(Math.max(0, behind) * 1.2)
  if (timeType === 'timesummary') return { ...table, latency }
  if (!reportsAt(world, source, ms)) {
    return { ...UNREPORTED, ...table, snapshotState: null, latency: null }
  }
  const running = table.snapshotStatus.filter((entry) => entry.status === 'running').length
  return {
    ...table,
    latency,
    state: running > 0 ? 'Snapshot' : 'Streaming',
    streamingState: source.connected ? 'connected' : 'disconnected',
    StreamingConnected: source.connected && status !== 'Starting' ? 1 : 0,
    SnapshotRunning: running,
    SnapshotCompleted: running > 0 ? 0 : source.tasks,
    StreamingLastEvent: lastEventText(world, scope, ms),
  }
}

const UNREPORTED = {
  state: null,
  streamingState: null,
  StreamingConnected: 0,
  SnapshotRunning: null,
  SnapshotCompleted: null,
  StreamingLastEvent: null,
} as const

function snapshotState(source: SourceDef, ms: number): string {
  const { snapshot } = source
  if (snapshot === null) return 'completed'
  return source.topics.some((_, k) => tableStatus(snapshot, k, ms) === 'running')
    ? 'running'
    : 'completed'
}

/** Status of each table in the scope (API reference §4.5); a source without a plan finished long ago. */
function snapshotStatus({ source, topics }: SourceScope, ms: number): SnapshotStatus[] {
  const { snapshot } = source
  return topics.flatMap((k): SnapshotStatus[] => {
    const topic = source.topics[k]
    if (topic === undefined) return []
    const status = snapshot === null ? 'completed' : tableStatus(snapshot, k, ms)
    if (status === null) return []
    const submitted = snapshot === null ? source.createdMs : cycleStartMs(snapshot, ms)
    return [{ status, topic_id: topic.id, submit_timestamp: isoTimestamp(submitted) }]
  })
}

/** Free text with a key value of the changed row, as Debezium prints it (API reference §10, quirk 18). */
function lastEventText(world: World, scope: SourceScope, ms: number): string | null {
  const last = lastEventMs(world, scope, ms)
  if (last === null) return null
  const order = Math.floor(last / 1000)
  return `position: {ord: ${order % 100_000}}, key: {"id" : "customer-${order % 9973}@example.com"}`
}

function isSourceMetric(metric: string): metric is SourceMetric {
  return Object.hasOwn(SOURCE_METRICS, metric)
}

function isDestinationMetric(metric: string): metric is DestinationMetric {
  return Object.hasOwn(DESTINATION_METRICS, metric)
}
