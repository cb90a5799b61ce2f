import type { SourceDef } from '#simulator/account/definitions.ts'
import { smoothNoise, textHash } from '#simulator/noise.ts'
import { incidentDelayMs } from './cycles.ts'
import { cycleStartMs } from './snapshot.ts'
import type { SourceFlow } from './source-flow.ts'
import { timeOfTotal, totalAt, type Track } from './track.ts'
import { bornMs, countedSinceMs, type World } from './world.ts'

/** Metrics of a source that exist as series (API reference §4.5). `counter` resets at a restart (§6). */
export const SOURCE_METRICS = {
  SnapshotTotalNumberOfEventsSeen: 'counter',
  SnapshotMilliSecondsSinceLastEvent: 'gauge',
  StreamingMilliSecondsBehindSource: 'gauge',
  StreamingMilliSecondsSinceLastEvent: 'gauge',
  StreamingTotalNumberOfCreateEventsSeen: 'counter',
  StreamingTotalNumberOfUpdateEventsSeen: 'counter',
  StreamingTotalNumberOfDeleteEventsSeen: 'counter',
  recordSendTotal: 'counter',
  recordRetryTotal: 'counter',
  recordWrittenTotal: 'counter',
  byteTotal: 'counter',
  sourceRecordWriteTotal: 'counter',
} as const

export type SourceMetric = keyof typeof SOURCE_METRICS

/** The part of a source that is read: all topics, the topics of one task, or one topic (indexes). */
export type SourceScope = { source: SourceDef; flow: SourceFlow; topics: readonly number[] }

/**
 * Value of a metric at `ms`; counters count since the last start of each topic's task, or since `sinceMs` if given.
 * `null` = not reported.
 */
export function readSource(
  world: World,
  scope: SourceScope,
  metric: SourceMetric,
  ms: number,
  sinceMs?: number,
): number | null {
  const { source } = scope
  if (!reportsAt(world, source, ms) || source.unreported.includes(metric)) return null
  if (isCounter(metric)) return countSource(world, scope, metric, ms, sinceMs)
  const tracks =
    metric === 'SnapshotMilliSecondsSinceLastEvent' ? scope.flow.snapshotted : scope.flow.streamed
  const last = lastOf(world, scope, tracks, ms)
  if (last === null) return -1
  return metric === 'StreamingMilliSecondsBehindSource'
    ? behindMs(world, source, last)
    : Math.max(0, Math.round(ms - last))
}

/** Whether the source exists at `ms` and something reports for it. */
export function reportsAt(world: World, source: SourceDef, ms: number): boolean {
  if (ms < bornMs(world, source.createdMs)) return false
  return source.unreportedSinceMs === null || ms < source.unreportedSinceMs
}

type SourceCounter = {
  [M in SourceMetric]: (typeof SOURCE_METRICS)[M] extends 'counter' ? M : never
}[SourceMetric]

function isCounter(metric: SourceMetric): metric is SourceCounter {
  return SOURCE_METRICS[metric] === 'counter'
}

function countSource(
  world: World,
  scope: SourceScope,
  metric: SourceCounter,
  ms: number,
  sinceMs: number | undefined,
): number {
  let sum = 0
  for (const topic of scope.topics) {
    const task = scope.source.topics[topic]?.task ?? 0
    const since = sinceMs ?? countedSinceMs(world, scope.source, task, ms)
    sum += countTopic(scope, metric, topic, since, ms)
  }
  return sum
}

function countTopic(
  scope: SourceScope,
  metric: SourceCounter,
  topic: number,
  since: number,
  ms: number,
): number {
  const streamed = counted(scope.flow.streamed[topic], since, ms)
  const split = SPLITS[metric]
  if (split !== undefined) {
    return Math.floor(streamed / 10) * split.ofTen + (split.ofFirst[streamed % 10] ?? 0)
  }
  if (metric === 'SnapshotTotalNumberOfEventsSeen') {
    const plan = scope.source.snapshot
    if (plan === null) return 0
    return counted(scope.flow.snapshotted[topic], Math.max(since, cycleStartMs(plan, ms)), ms)
  }
  const written = streamed + counted(scope.flow.snapshotted[topic], since, ms)
  if (metric === 'byteTotal') return written * scope.source.bytesPerEvent
  return metric === 'recordRetryTotal' ? Math.floor(written / 2500) : written
}

type Split = { ofTen: number; ofFirst: readonly number[] }

/**
 * How many of ten events, and of the first 0, 1, … 9, are of a kind; the order is u i u u d i u u i u. So inserts :
 * updates : deletes = 3 : 6 : 1 (API reference §11), the three always add up to the events, and none ever falls.
 */
const SPLITS: Partial<Record<SourceCounter, Split>> = {
  StreamingTotalNumberOfCreateEventsSeen: { ofTen: 3, ofFirst: [0, 0, 1, 1, 1, 1, 2, 2, 2, 3] },
  StreamingTotalNumberOfUpdateEventsSeen: { ofTen: 6, ofFirst: [0, 1, 1, 2, 3, 3, 3, 4, 5, 5] },
  StreamingTotalNumberOfDeleteEventsSeen: { ofTen: 1, ofFirst: [0, 0, 0, 0, 0, 1, 1, 1, 1, 1] },
}

/** Whole events between two moments. */
export function counted(track: Track | null | undefined, sinceMs: number, ms: number): number {
  if (!track) return 0
  return Math.floor(totalAt(track, ms)) - Math.floor(totalAt(track, sinceMs))
}

/** When the newest change in the scope was handled (epoch ms); `null` = none since the last start. */
export function lastEventMs(world: World, scope: SourceScope, ms: number): number | null {
  return lastOf(world, scope, scope.flow.streamed, ms)
}

function lastOf(
  world: World,
  scope: SourceScope,
  tracks: readonly (Track | null)[],
  ms: number,
): number | null {
  let newest: number | null = null
  for (const topic of scope.topics) {
    const track = tracks[topic]
    if (!track) continue
    const since = countedSinceMs(world, scope.source, scope.source.topics[topic]?.task ?? 0, ms)
    if (counted(track, since, ms) === 0) continue
    const at = timeOfTotal(track, Math.floor(totalAt(track, ms)))
    if (newest === null || at > newest) newest = at
  }
  return newest
}

/** Delay of the change handled at `ms` behind the database, in ms, one decimal. */
function behindMs(world: World, source: SourceDef, ms: number): number {
  const key = textHash(source.id)
  const slow = smoothNoise(world.seed, key, ms / 420_000)
  const quick = smoothNoise(world.seed, key ^ 0x1b873593, ms / 45_000)
  const healthy =
    source.behindLowMs + (source.behindHighMs - source.behindLowMs) * (0.7 * slow + 0.3 * quick)
  return Math.round((healthy + incidentDelayMs(source.incident, ms)) * 10) / 10
}
