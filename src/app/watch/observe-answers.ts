import type { QueryCacheNotifyEvent, QueryClient, QueryKey } from '@tanstack/react-query'
import type { Look, ObservedStore } from '#src/api/observed/observed-store.ts'

/** Numbers that the API has no series of, by the kind of the entity. */
const NUMBERS: Readonly<Record<string, readonly string[]>> = {
  pipelines: ['latency', 'recordsLag'],
  sources: ['latency'],
}
/** Lists are read less often than latest values: where these have spoken lately, they decide. */
const LATEST_COUNTS_MS = 5 * 60_000

/**
 * Tells the history what every answer says, without a request of its own, until the returned function
 * is called. What the cache holds already counts as well.
 */
export function observeAnswers(client: QueryClient, store: ObservedStore): () => void {
  const latestMs = new Map<string, number>()
  const take = (key: QueryKey, data: unknown) => {
    const isList = key[1] === 'list' || key[2] === 'row'
    const looks = looksOf(key, data).filter(({ entityId, atMs }) => {
      if (isList) return atMs - (latestMs.get(entityId) ?? -Infinity) > LATEST_COUNTS_MS
      latestMs.set(entityId, atMs)
      return true
    })
    store.look(looks)
  }
  const cache = client.getQueryCache()
  for (const { queryKey, state } of cache.findAll()) take(queryKey, state.data)
  return cache.subscribe((event) => {
    if (isAnswer(event)) take(event.query.queryKey, event.query.state.data)
  })
}

function isAnswer(event: QueryCacheNotifyEvent): boolean {
  return event.type === 'updated' && event.action.type === 'success'
}

/** What one answer of the cache says about statuses and numbers; keys as `src/api` makes them. */
function looksOf(key: QueryKey, data: unknown): readonly Look[] {
  const [kind, what, content] = key.map(String)
  if (!isRecord(data) || typeof data['asOfMs'] !== 'number') return []
  const { asOfMs: atMs, value } = data
  const names = NUMBERS[kind ?? ''] ?? []
  if (what === 'list')
    return Array.isArray(value) ? value.flatMap((row) => rowLooks(row, atMs)) : []
  if (content === 'row') return rowLooks(value, atMs)
  if (!isRecord(value)) return []
  if (what === 'bulk' && content === 'latest' && isRecord(value['connectors'])) {
    return Object.entries(value['connectors']).flatMap(([id, own]) =>
      latestLooks(id, own, { names, atMs }),
    )
  }
  return content === 'latest' ? latestLooks(what ?? '', value['data'], { names, atMs }) : []
}

function latestLooks(
  entityId: string,
  block: unknown,
  { names, atMs }: { readonly names: readonly string[]; readonly atMs: number },
): readonly Look[] {
  const values = isRecord(block) ? block['values'] : undefined
  if (!isRecord(values)) return []
  const status = values['connector_status'] ?? values['status'] ?? null
  const numbers = names.map((name): [string, number | null] => {
    const value = values[name]
    return [name, typeof value === 'number' ? value : null]
  })
  return [
    {
      entityId,
      atMs,
      status: typeof status === 'string' ? status : null,
      ...(names.length > 0 && { numbers: Object.fromEntries(numbers) }),
    },
  ]
}

/** A row of a list: a connector, or a pipeline with its two ends. A pipeline's row has no status. */
function rowLooks(row: unknown, atMs: number): readonly Look[] {
  if (!isRecord(row)) return []
  if ('source' in row)
    return [row['source'], row['destination']].flatMap((end) => rowLooks(end, atMs))
  const { id, status } = row
  if (typeof id !== 'string') return []
  return [{ entityId: id, atMs, status: typeof status === 'string' ? status : null }]
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
