import type { DestinationDef } from '#simulator/account/definitions.ts'
import { smoothNoise, textHash } from '#simulator/noise.ts'
import { slownessAt } from './cycles.ts'
import { writtenAt } from './pipeline-flow.ts'
import { isRestartMinute } from './restarts.ts'
import { counted } from './source-readings.ts'
import { MINUTE_MS, timeOfTotal, totalAt } from './track.ts'
import { bornMs, countedSinceMs, type DestinationLane, type World } from './world.ts'

/** Metrics of a destination that exist as series (API reference §4.6). */
export const DESTINATION_METRICS = {
  latency: 'gauge',
  recordsLag: 'gauge',
  sinkRecordSendTotal: 'counter',
  sinkRecordReadTotal: 'counter',
  recordsConsumedTotal: 'counter',
  bytesConsumedTotal: 'counter',
  partitionCount: 'gauge',
  putBatchMaxTimeMs: 'gauge',
  qa_exact_count_diff: 'audit',
} as const

export type DestinationMetric = keyof typeof DESTINATION_METRICS

/** The part of a destination that is read: all its lanes, those of one task, or those of one topic. */
export type DestinationScope = { destination: DestinationDef; lanes: readonly DestinationLane[] }

/** One hour: how often row counts are audited, five minutes past. */
const AUDIT_MS = 3_600_000
const AUDIT_OFFSET_MS = 300_000

/**
 * Value of a metric at `ms`; counters count since the last start of each lane's task, or since `sinceMs` if given.
 * `null` = not reported.
 */
export function readDestination(
  world: World,
  scope: DestinationScope,
  metric: DestinationMetric,
  ms: number,
  sinceMs?: number,
): number | null {
  const { destination, lanes } = scope
  if (ms < bornMs(world, destination.createdMs)) return null
  if (destination.unreported.includes(metric)) return null
  if (isCounter(metric)) {
    return lanes.reduce((sum, lane) => {
      const since = sinceMs ?? countedSinceMs(world, destination, lane.lane.task, ms)
      return sum + countLane(destination, lane, metric, since, ms)
    }, 0)
  }
  if (metric === 'recordsLag') return lanes.reduce((sum, lane) => sum + laneLag(lane, ms), 0)
  if (metric === 'qa_exact_count_diff') return lastAudit(world, scope, ms)
  const broken = isBroken(destination, ms)
  if (metric === 'latency') return broken ? null : delayMs(world, scope, ms)
  if (metric === 'partitionCount') return broken ? 0 : heldPartitions(destination, lanes, ms)
  return batchMs(world, scope, Math.min(ms, destination.brokenSinceMs ?? ms))
}

type DestinationCounter = {
  [M in DestinationMetric]: (typeof DESTINATION_METRICS)[M] extends 'counter' ? M : never
}[DestinationMetric]

function isCounter(metric: DestinationMetric): metric is DestinationCounter {
  return DESTINATION_METRICS[metric] === 'counter'
}

function isBroken(destination: DestinationDef, ms: number): boolean {
  return destination.brokenSinceMs !== null && ms >= destination.brokenSinceMs
}

function countLane(
  destination: DestinationDef,
  { flow, lane }: DestinationLane,
  metric: DestinationCounter,
  since: number,
  ms: number,
): number {
  const read = counted(lane.read, since, ms)
  if (metric === 'sinkRecordSendTotal') return Math.floor(read * destination.sentRatio)
  return metric === 'bytesConsumedTotal' ? read * flow.source.source.bytesPerEvent : read
}

/** Whole records written to the lane's topic and not yet read. */
export function laneLag({ flow, lane }: DestinationLane, ms: number): number {
  const streamed = flow.source.streamed[lane.topic]
  const snapshotted = flow.source.snapshotted[lane.topic]
  const written =
    (streamed ? Math.floor(totalAt(streamed, ms)) : 0) +
    (snapshotted ? Math.floor(totalAt(snapshotted, ms)) : 0)
  return Math.max(0, written - Math.floor(totalAt(lane.read, ms)))
}

/** Age (ms) of the oldest record that the lane has not read yet; 0 if there is none. */
export function laneWaitMs({ flow, lane }: DestinationLane, ms: number): number {
  const read = totalAt(lane.read, ms)
  if (writtenAt(flow.source, lane.topic, ms) - read < 1) return 0
  const streamed = flow.source.streamed[lane.topic]
  const snapshotted = flow.source.snapshotted[lane.topic]
  if (!streamed) return 0
  if (!snapshotted) return Math.max(0, ms - timeOfTotal(streamed, read))
  let low = streamed.first * MINUTE_MS
  let high = ms
  while (high - low > 1) {
    const middle = (low + high) / 2
    if (writtenAt(flow.source, lane.topic, middle) >= read) high = middle
    else low = middle
  }
  return Math.max(0, ms - high)
}

/** Waiting in Kafka (the longest lane) and writing, in whole ms. */
function delayMs(world: World, scope: DestinationScope, ms: number): number {
  const waits = scope.lanes.map((lane) => laneWaitMs(lane, ms))
  return Math.round(Math.max(0, ...waits) + writeMs(world, scope, ms))
}

/** Mean time of a write: six tenths of the slowest batch. */
export function writeMs(world: World, scope: DestinationScope, ms: number): number {
  return 0.6 * batchMs(world, scope, ms)
}

function batchMs(world: World, { destination, lanes }: DestinationScope, ms: number): number {
  const slowness = Math.max(1, ...lanes.map(({ flow }) => slownessAt(flow.pipeline.wave, ms)))
  const wobble = smoothNoise(world.seed, textHash(destination.id), ms / 90_000)
  return Math.round(destination.batchMs * (0.8 + 0.5 * wobble) * slowness)
}

function heldPartitions(
  destination: DestinationDef,
  lanes: readonly DestinationLane[],
  ms: number,
): number {
  const minute = Math.floor(ms / MINUTE_MS)
  return lanes.reduce((sum, { flow, lane }) => {
    const plan = destination.restarts[lane.task]
    if (plan !== undefined && isRestartMinute(plan, minute)) return sum
    return sum + (flow.source.source.topics[lane.topic]?.partitions ?? 1)
  }, 0)
}

/** The moment (epoch ms) of the newest audit at or before `ms`. */
export function lastAuditMs(ms: number): number {
  return Math.floor((ms - AUDIT_OFFSET_MS) / AUDIT_MS) * AUDIT_MS + AUDIT_OFFSET_MS
}

/**
 * Source rows less destination rows at the newest audit: what was on its way (inserts less deletes are a fifth of
 * all events) and the destination's lasting difference.
 */
function lastAudit(
  world: World,
  { destination, lanes }: DestinationScope,
  ms: number,
): number | null {
  if (destination.auditOffsetRows === null) return null
  const at = lastAuditMs(ms)
  if (at < bornMs(world, destination.createdMs)) return null
  const lag = lanes.reduce((sum, lane) => sum + laneLag(lane, at), 0)
  return Math.round(0.2 * lag) + destination.auditOffsetRows
}
