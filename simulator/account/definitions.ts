import type { Incident, Wave } from '#simulator/world/cycles.ts'
import type { RestartPlan } from '#simulator/world/restarts.ts'
import type { SnapshotPlan } from '#simulator/world/snapshot.ts'

/**
 * What an account consists of and how each part behaves. Definitions are plain data: the world computes
 * every number from them. All moments are epoch milliseconds, `null` means "never".
 */
export type Account = {
  tenantId: string
  sources: readonly SourceDef[]
  destinations: readonly DestinationDef[]
  pipelines: readonly PipelineDef[]
}

/** One captured table. */
export type TopicDef = {
  /** `source_<sourceId>.<schema>.<table>` (API reference §1). */
  id: string
  name: string
  /** Part of the source's events that belongs to this topic; the shares of a source add up to 1. */
  share: number
  partitions: number
  /** The task that carries it. */
  task: number
}

type ConnectorDef = {
  id: string
  name: string
  /** Connector code, API reference §9. */
  connector: string
  displayName: string
  createdMs: number
  tags: readonly string[]
  /** Number of tasks. */
  tasks: number
  status: string
  desiredState: string
  /** One plan per task. */
  restarts: readonly RestartPlan[]
  /** Metrics this connector never reports (always `null`, series empty). */
  unreported: readonly string[]
  /** Connection settings with made-up secrets, for tests that look for leaks. */
  config: Readonly<Record<string, unknown>>
}

export type SourceDef = ConnectorDef & {
  topics: readonly TopicDef[]
  /** Events per second at the busiest hour of a week day, before noise. */
  eventsPerSec: number
  bytesPerEvent: number
  /** Band of the healthy delay behind the database, in ms. */
  behindLowMs: number
  behindHighMs: number
  /** From this moment on no change arrives (idle, paused, stopped or broken). */
  quietSinceMs: number | null
  /** From this moment on nobody reports metrics at all (no worker). */
  unreportedSinceMs: number | null
  connected: boolean
  incident: Incident | null
  snapshot: SnapshotPlan | null
}

export type DestinationDef = ConnectorDef & {
  /** Warehouses write in batches: one flush every so many minutes. 0 = writes all the time. */
  flushEveryMin: number
  /** Delay between arrival and reading of a sink that keeps up, in ms. */
  dwellMs: number
  /** Time of an ordinary batch, in ms. */
  batchMs: number
  /** Part of the read records that reaches the sink after filters; 1 = no filter. */
  sentRatio: number
  /** From this moment on nothing is read and no partition is held. */
  brokenSinceMs: number | null
  /** Row count audit every hour: a lasting difference in rows. `null` = never audited. */
  auditOffsetRows: number | null
}

export type PipelineDef = {
  id: string
  name: string
  sourceId: string
  destinationId: string
  /** Indexes into the source's topics. */
  topics: readonly number[]
  createdMs: number
  tags: readonly string[]
  /** A fixed status text, or `null` to follow the two connectors. */
  status: string | null
  /** Falls behind and drains in turns; `null` = keeps up. */
  wave: Wave | null
}
