import { parseTimestamp } from '#src/api/wire/timestamp.ts'
import { isRecord, readNames, readText, readTexts } from '#src/api/wire/wire.ts'
import type { Connector, TaskStatus } from '#src/model/entity.ts'

/**
 * A source or destination as its list row has it (§7.1, §7.2); every member may be missing or `null`.
 * `null`: no object, or without an id, so nothing could link to it.
 *
 * A row without a name is called by its id; without any connector, `connectorName` is `''`.
 */
export function readConnector(row: unknown): Connector | null {
  if (!isRecord(row)) return null
  const id = readText(row['id'])
  if (id === null) return null
  const connector = readText(row['connector'])
  const created = row['created_timestamp']
  const createdAtMs = typeof created === 'string' ? parseTimestamp(created) : Number.NaN
  return {
    id,
    name: readText(row['name']) ?? id,
    connector,
    connectorName: readText(row['connector_display_name']) ?? connector ?? '',
    status: readText(row['connector_status']),
    desiredState: readText(row['desired_state']),
    createdAtMs: Number.isNaN(createdAtMs) ? null : createdAtMs,
    topicIds: readTexts(row['topic_ids'] ?? row['topics']),
    tags: readNames(row['tags']),
    tasks: readTasks(row['tasks'], row['task_statuses']),
  }
}

/** Tasks named by either member, in the order of their numbers; without a status `state` is `null`. */
function readTasks(tasks: unknown, statuses: unknown): readonly TaskStatus[] {
  const byId = isRecord(statuses) ? statuses : {}
  const ids = new Set([...readTexts(tasks), ...Object.keys(byId)])
  return [...ids]
    .toSorted((a, b) => a.localeCompare(b, 'en', { numeric: true }))
    .map((taskId) => readTask(taskId, byId[taskId]))
}

function readTask(taskId: string, status: unknown): TaskStatus {
  if (!isRecord(status)) return { taskId, state: readText(status), trace: null }
  return { taskId, state: readText(status['state']), trace: readText(status['trace']) }
}
