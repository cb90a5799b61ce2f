import {
  hashKey,
  useQueryClient,
  type Query,
  type QueryCacheNotifyEvent,
  type QueryClient,
} from '@tanstack/react-query'
import { useMemo, useSyncExternalStore } from 'react'
import type { Answer } from '#src/api/answer.ts'
import { destinationQueries } from '#src/api/destination-queries.ts'
import type { BulkTimeseries } from '#src/api/metrics-model.ts'
import { sourceQueries } from '#src/api/source-queries.ts'
import { isFailing } from '#src/app/refresh/due-reads.ts'
import { readName } from '#src/app/refresh/read-name.ts'
import { clockSkewMs } from '#src/model/time/server-time.ts'
import { RECENT } from '#src/panels/connectors/connector-rates.ts'
import { rememberLast } from '#src/panels/fleet/remember-last.ts'
import { metricsDelay, type MetricsDelay } from './metrics-delay.ts'

/** A read whose last try failed. */
export type Failure = {
  readonly id: string
  /** What was read, in words. */
  readonly name: string
  readonly error: Error
  /** Epoch ms of the last try, by the page's clock. */
  readonly failedAtMs: number
}

/** How the reads that this page needs are doing, taken together. */
export type Connection = {
  /** Reads in use; a page without any has nothing to say about the connection. */
  readonly inUse: number
  /** Of those, how many have answered or failed at least once. */
  readonly asked: number
  /** Those that answered since the first of the failures began; all that answered if nothing fails. */
  readonly answered: number
  /** Those that failed at their last try, here or between proxy and API, the latest first. */
  readonly failures: readonly Failure[]
  /** Epoch ms of the newest successful answer; null before the first. */
  readonly newestMs: number | null
  /** The API's metrics are late as a whole; null: they are not. */
  readonly delay: MetricsDelay | null
}

/** The state of all reads on screen; changes only when a read succeeds or fails. */
export function useConnection(): Connection {
  const client = useQueryClient()
  const store = useMemo(() => createConnectionStore(client), [client])
  return useSyncExternalStore(store.subscribe, store.current)
}

/** What the query cache forgets: the error of a read that is tried again, and since when it fails. */
type FailureMemory = Map<string, { readonly error: Error; readonly sinceMs: number }>

/** Reads of one round do not answer at the same moment. */
const ONE_ROUND_MS = 2000

const OBSERVERS_REST_MS = 200

function createConnectionStore(client: QueryClient) {
  const memory: FailureMemory = new Map()
  let connection = readConnection(client, memory)
  return {
    current: () => connection,
    subscribe: (onChange: () => void) => {
      let timer: ReturnType<typeof setTimeout> | null = null
      const look = () => {
        if (timer !== null) clearTimeout(timer)
        timer = null
        const next = readConnection(client, memory)
        if (fingerprint(connection) === fingerprint(next)) return
        connection = next
        onChange()
      }
      const stop = client.getQueryCache().subscribe((event) => {
        if (!mayMatter(event)) return
        // Rows that are scrolled by come and go by the dozen; an answer or a failure is told at once.
        if (event.type === 'updated') look()
        else timer ??= setTimeout(look, OBSERVERS_REST_MS)
      })
      return () => {
        stop()
        if (timer !== null) clearTimeout(timer)
      }
    },
  }
}

function readConnection(client: QueryClient, memory: FailureMemory): Connection {
  const active = client.getQueryCache().findAll({ type: 'active' })
  const asked = active.filter(({ state }) => state.dataUpdatedAt > 0 || state.errorUpdatedAt > 0)
  for (const query of asked) if (!isInTrouble(query)) memory.delete(query.queryHash)
  const failing = asked.filter(isInTrouble)
  const failures = failing.map((query) => failureOf(client, query, memory))
  const newestMs = Math.max(0, ...asked.map(asOfMs))
  return {
    inUse: active.length,
    asked: asked.length,
    answered: asked.filter((query) => hasAnsweredSince(query, firstFailureMs(failing, memory)))
      .length,
    failures: failures.toSorted((a, b) => b.failedAtMs - a.failedAtMs),
    newestMs: newestMs === 0 ? null : newestMs,
    delay: readDelay(client),
  }
}

/** A read that has not been asked since the trouble began says nothing about it. */
function hasAnsweredSince(query: Query, sinceMs: number): boolean {
  return !isInTrouble(query) && query.state.dataUpdatedAt >= sinceMs - ONE_ROUND_MS
}

function firstFailureMs(failing: readonly Query[], memory: FailureMemory): number {
  if (failing.length === 0) return 0
  return Math.min(...failing.map(({ queryHash }) => memory.get(queryHash)?.sinceMs ?? Infinity))
}

function mayMatter(event: QueryCacheNotifyEvent): boolean {
  if (event.type === 'updated') return ['success', 'error'].includes(event.action.type)
  return event.type === 'observerAdded' || event.type === 'observerRemoved'
}

function failureOf(client: QueryClient, query: Query, memory: FailureMemory): Failure {
  const { queryHash: id, queryKey, state } = query
  const known = memory.get(id)
  const isHeldUp = !isFailing(query)
  const current = isHeldUp ? failureBehind(query) : state.error
  const error = current ?? known?.error ?? new Error('the read failed')
  const failedAtMs = isHeldUp ? state.dataUpdatedAt : state.errorUpdatedAt
  memory.set(id, { error, sinceMs: known?.sinceMs ?? failedAtMs })
  return {
    id,
    name: readName(client, queryKey),
    error,
    failedAtMs: failedAtMs + clockSkewMs(),
  }
}

/** The last try failed, or the proxy's did and it gave what it had read before. */
function isInTrouble(query: Query): boolean {
  return isFailing(query) || failureBehind(query) !== null
}

function failureBehind({ state: { data } }: Query): Error | null {
  if (typeof data !== 'object' || data === null || !('failure' in data)) return null
  return data.failure instanceof Error ? data.failure : null
}

/** When the answer of a read was given, by the page's clock; 0: there is none. */
function asOfMs({ state: { data } }: Query): number {
  if (typeof data !== 'object' || data === null || !('asOfMs' in data)) return 0
  return typeof data.asOfMs === 'number' ? data.asOfMs : 0
}

/** Reads begin and end with every row that is scrolled by; the samples are looked through once per answer. */
const delayOf = rememberLast((...answers: readonly (Answer<BulkTimeseries> | undefined)[]) =>
  metricsDelay(answers.filter((answer) => answer !== undefined)),
)

/** Judged by the lists' quarter of an hour in minutes; pages without it cannot tell. */
function readDelay(client: QueryClient): MetricsDelay | null {
  const params = { level: 'connector', ...RECENT } as const
  const cache = client.getQueryCache()
  const keys = [sourceQueries, destinationQueries].map(
    (queries) => queries.bulkTimeseries(params).queryKey,
  )
  const answers = keys.map((queryKey) => {
    const query = cache.get(hashKey(queryKey))
    return query?.isActive() ? client.getQueryData(queryKey) : undefined
  })
  return delayOf(...answers)
}

function fingerprint({ inUse, asked, answered, failures, newestMs, delay }: Connection): string {
  const failed = failures.map(({ id, failedAtMs }) => `${id} ${failedAtMs}`)
  return [inUse, asked, answered, newestMs, delay?.sinceMs, delay?.late, ...failed].join('|')
}
