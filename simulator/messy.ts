import { isRecord, mapRecord } from './json.ts'
import { messSeries } from './messy-series.ts'
import { chance, type Spot } from './messy-spot.ts'

/**
 * Wire noise (API reference §10, §11): what the real API may do to a correct answer. Which value is hit depends on
 * (seed, entity, metric) only, so an odd value stays odd from poll to poll, and the same request gives the same bytes.
 */
export function messUp(body: unknown, path: string, seed: number): unknown {
  if (!isRecord(body)) return body
  const [, family = '', second = '', third = ''] = path.split('/')
  if (family === 'auth') return body
  if (second === 'metrics') return messBulk(body, { seed, family, entity: '' })
  if (third === 'metrics') return messSingle(body, { seed, family, entity: second })
  return messList(body, { seed, family, entity: '' })
}

function messBulk(body: Record<string, unknown>, spot: Spot): Record<string, unknown> {
  const messed: Record<string, unknown> = { unknown_metrics: { note: 'not in the contract' } }
  for (const [map, entries] of Object.entries(body)) {
    if (!isRecord(entries) || Object.keys(entries).length === 0) {
      if (map === 'account_metrics') continue
      messed[map] = map === 'inline_metrics' ? null : entries
      continue
    }
    messed[map] = mapRecord(entries, (entry, id) => messEntry(entry, { ...spot, entity: id }))
  }
  return messed
}

/** One entity's entry, or its map of tasks or topics. */
function messEntry(entry: unknown, spot: Spot): unknown {
  if (!isRecord(entry)) return entry
  const isBase = 'latest' in entry && 'timeseries' in entry
  if (!isBase) {
    return mapRecord(entry, (part, id) =>
      messEntry(part, { ...spot, entity: `${spot.entity}/${id}` }),
    )
  }
  const block = chance(spot, 'block')
  if (block < 0.12) return { timeseries: null, latest: null, timesummary: null }
  const messed: Record<string, unknown> = {}
  for (const [kind, values] of Object.entries(entry)) {
    if (values === null && block < 0.5) continue
    messed[kind] = messBlock(values, kind, spot)
  }
  return messed
}

function messSingle(body: Record<string, unknown>, spot: Spot): Record<string, unknown> {
  const { data, metadata } = body
  const isSeries =
    isRecord(data) && Object.values(data).some(Array.isArray) && !('connector_status' in data)
  const known = isRecord(metadata) ? Object.entries(metadata) : []
  return {
    data: messBlock(data, isSeries ? 'timeseries' : 'latest', spot),
    metadata: Object.fromEntries(known.filter(([metric]) => chance(spot, `meta/${metric}`) > 0.25)),
  }
}

function messBlock(block: unknown, kind: string, spot: Spot): unknown {
  if (!isRecord(block)) return block
  const messed: Record<string, unknown> = {}
  for (const [metric, value] of Object.entries(block)) {
    const luck = chance(spot, metric)
    if (luck < 0.04 && metric !== 'status') continue
    messed[metric] =
      kind === 'timeseries' ? messSeries(metric, value, spot) : messValue(metric, value, spot, luck)
  }
  if (kind === 'latest') messed['queueRemainingCapacity'] = 8192
  return messed
}

/** Numbers come as texts where the contract allows it: from sources and pipelines, not from destinations. */
function messValue(metric: string, value: unknown, spot: Spot, luck: number): unknown {
  if (metric === 'snapshotStatus') return luck < 0.3 ? null : luck < 0.5 ? [] : value
  if (typeof value !== 'number') return luck < 0.1 && metric !== 'status' ? null : value
  if (luck < 0.12) return null
  return spot.family !== 'destinations' && luck < 0.5 ? String(value) : value
}

function messList(body: Record<string, unknown>, spot: Spot): Record<string, unknown> {
  const rows = Array.isArray(body['result']) ? body['result'] : []
  const messed: Record<string, unknown> = {
    ...body,
    result: rows.map((row: unknown) => messRow(row, spot)),
    trace: null,
  }
  if (spot.family === 'sources') delete messed['total']
  if (spot.family === 'destinations') delete messed['has_next']
  return messed
}

function messRow(row: unknown, spot: Spot): unknown {
  if (!isRecord(row)) return row
  const here = { ...spot, entity: String(row['id']) }
  return mapRecord({ ...row, an_extra_key: { deep: [1, 'two', null] } }, (value, key) => {
    const luck = chance(here, key)
    switch (key) {
      case 'source':
      case 'destination':
        return messRow(value, spot)
      case 'tags':
        return luck < 0.5 ? tagObjects(value) : value
      case 'topics':
        return luck < 0.4 && Array.isArray(value) ? [4711, ...value.slice(1)] : value
      case 'connector_display_name':
      case 'created_timestamp':
      case 'task_statuses':
      case 'topic_map':
        return luck < 0.25 ? null : value
      default:
        return value
    }
  })
}

function tagObjects(tags: unknown): unknown {
  return Array.isArray(tags)
    ? tags.map((id: unknown) => ({ id, name: 'production', system: false }))
    : tags
}
