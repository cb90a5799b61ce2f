import { isRecord, readNames, readText, readTexts } from '#src/api/wire/wire.ts'
import type { Pipeline } from '#src/model/entity.ts'
import { readConnector } from './connector-row.ts'

/**
 * A pipeline as its list row has it (§7.3); every member may be missing or `null`. `null`: no object,
 * or without an id. An end that is missing or has no id is `null`; the rest of the row stays.
 */
export function readPipeline(row: unknown): Pipeline | null {
  if (!isRecord(row)) return null
  const id = readText(row['id'])
  if (id === null) return null
  return {
    id,
    name: readText(row['name']) ?? id,
    source: readConnector(row['source']),
    destination: readConnector(row['destination']),
    transformNames: readNames(row['transforms']),
    topicIds: readTexts(row['topic_ids'] ?? row['topics']),
    tags: readNames(row['tags']),
  }
}
