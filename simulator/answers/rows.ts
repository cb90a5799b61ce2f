import type { DestinationDef, PipelineDef, SourceDef } from '#simulator/account/definitions.ts'
import { isoTimestamp } from '#simulator/time-buckets.ts'
import type { ConnectorRow, PipelineRow } from '#simulator/wire.ts'
import { connectorStatus } from '#simulator/world/statuses.ts'
import type { World } from '#simulator/world/world.ts'

/** A row of `GET /sources` (API reference §7.1). `reveal` = `secret_returned=true`: then secrets are not masked. */
export function sourceRow(
  world: World,
  source: SourceDef,
  nowMs: number,
  reveal: boolean,
): ConnectorRow {
  const topics = source.topics.map((topic) => ({ id: topic.id, name: topic.name }))
  const row = connectorRow(world, source, topics, nowMs, reveal)
  return { ...row, service_id: world.account.tenantId }
}

/** A row of `GET /destinations` (API reference §7.2). */
export function destinationRow(
  world: World,
  destination: DestinationDef,
  nowMs: number,
  reveal: boolean,
): ConnectorRow {
  const topics = world
    .pipelinesOf(destination.id)
    .flatMap((pipeline) => pipelineTopics(world, pipeline))
  return connectorRow(world, destination, topics, nowMs, reveal)
}

/** A row of `GET /pipelines` (API reference §7.3). */
export function pipelineRow(
  world: World,
  pipeline: PipelineDef,
  nowMs: number,
  reveal: boolean,
): PipelineRow | null {
  const source = world.source(pipeline.sourceId)
  const destination = world.destination(pipeline.destinationId)
  if (source === undefined || destination === undefined) return null
  const topics = pipelineTopics(world, pipeline)
  return {
    id: pipeline.id,
    name: pipeline.name,
    tenant_id: world.account.tenantId,
    sub_id: world.account.tenantId,
    source: sourceRow(world, source, nowMs, reveal),
    destination: destinationRow(world, destination, nowMs, reveal),
    transforms: [],
    topics: topics.map((topic) => topic.name),
    topic_ids: topics.map((topic) => topic.id),
    tags: [...pipeline.tags],
    snapshot_new_tables: true,
    periodic_audit:
      destination.auditOffsetRows === null
        ? null
        : {
            topics: topics.map((topic) => topic.id),
            timestamp_column: 'updated_at',
            interval_minutes: 60,
            fix_deletes_only: false,
          },
    topic_auto_discovery_transforms: [],
  }
}

function connectorRow(
  world: World,
  connector: SourceDef | DestinationDef,
  topics: readonly { id: string; name: string }[],
  nowMs: number,
  reveal: boolean,
): ConnectorRow {
  const status = connectorStatus(world, connector, nowMs)
  const tasks = Array.from({ length: connector.tasks }, (_, i) => i)
  return {
    id: connector.id,
    name: connector.name,
    connector: connector.connector,
    connector_display_name: connector.displayName,
    connector_status: status,
    desired_state: connector.desiredState,
    created_timestamp: isoTimestamp(connector.createdMs),
    tenant_id: world.account.tenantId,
    sub_id: world.account.tenantId,
    config: reveal ? { ...connector.config, 'secrets.revealed': true } : { ...connector.config },
    topic_ids: topics.map((topic) => topic.id),
    topics: topics.map((topic) => topic.name),
    topic_map: Object.fromEntries(topics.map((topic) => [topic.name, [topic.id]])),
    tasks,
    task_statuses: Object.fromEntries(
      tasks.map((task) => [String(task), taskStatus(status, task)]),
    ),
    tags: [...connector.tags],
  }
}

function taskStatus(status: string, task: number): { state: string; trace?: string } {
  if (status === 'Broken') {
    return task === 0 ? { state: 'FAILED', trace: FAILURE_TRACE } : { state: 'RUNNING' }
  }
  if (status === 'Paused' || status === 'Stopped') return { state: 'PAUSED' }
  return { state: status === 'Unassigned' ? 'UNASSIGNED' : 'RUNNING' }
}

const FAILURE_TRACE =
  'org.apache.kafka.connect.errors.ConnectException: Exiting WorkerSinkTask due to unrecoverable exception.\n\tat org.apache.kafka.connect.runtime.WorkerSinkTask.deliverMessages(WorkerSinkTask.java:632)'

function pipelineTopics(world: World, pipeline: PipelineDef): { id: string; name: string }[] {
  const source = world.source(pipeline.sourceId)
  return pipeline.topics.flatMap((k) => {
    const topic = source?.topics[k]
    return topic === undefined ? [] : [{ id: topic.id, name: topic.name }]
  })
}
