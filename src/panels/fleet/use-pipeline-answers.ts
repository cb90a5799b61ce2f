import { useQueryClient, type Query, type QueryClient } from '@tanstack/react-query'
import { useSyncExternalStore } from 'react'
import type { Answer } from '#src/api/answer.ts'
import type { EntityMetrics } from '#src/api/metrics-model.ts'
import { pipelineQueries } from '#src/api/pipeline-queries.ts'
import type { MetricValues } from '#src/model/metrics/metric.ts'
import { createStore, type Store } from '#src/model/store.ts'
import { isScrolling } from '#src/ui/scroll-rest.ts'

/** The answer about the latest values of one pipeline; null: it has no metrics yet. */
export type PipelineLatest = Answer<EntityMetrics<MetricValues> | null>

/** The latest values of single pipelines, as far as the cache holds them. */
export type PipelineAnswers = {
  /** undefined: it was not asked for, or has not been answered. */
  readonly latestOf: (pipelineId: string) => PipelineLatest | undefined
  readonly readOf: (pipelineId: string) => PipelineRead
}

/** How a read stands; one that nobody asked for waits. */
export type PipelineRead = {
  readonly data: PipelineLatest | undefined
  readonly error: Error | null
  readonly errorUpdateCount: number
}

/** Rows in sight answer one after the other; what follows from all of them is worked out once. */
const COALESCE_MS = 200

const NOT_ASKED: PipelineRead = { data: undefined, error: null, errorUpdateCount: 0 }

/** One for each cache, as long as it lives, so that all who ask see the same object. */
const STORES = new WeakMap<QueryClient, Store<PipelineAnswers>>()

/**
 * What the cache knows of pipelines, without asking for any; a new object after reads have ended, at
 * most five times a second and not while the page is being scrolled: everything is judged anew then.
 */
export function usePipelineAnswers(): PipelineAnswers {
  const client = useQueryClient()
  const store = STORES.get(client) ?? answersOf(client)
  return useSyncExternalStore(store.subscribe, store.current)
}

function answersOf(client: QueryClient): Store<PipelineAnswers> {
  const store = createStore(answersIn(client))
  STORES.set(client, store)
  let isWaiting = false
  const later = () => {
    isWaiting = true
    setTimeout(() => {
      if (isScrolling()) return later()
      isWaiting = false
      store.set(answersIn(client))
    }, COALESCE_MS)
  }
  client.getQueryCache().subscribe((event) => {
    if (event.type !== 'updated' || isWaiting) return
    const hasEnded = event.action.type === 'success' || event.action.type === 'error'
    if (hasEnded && pipelineIdIn(event.query.queryKey) !== null) later()
  })
  return store
}

/** One pass over the cache, instead of a look into it for each of thousands of pipelines. */
function answersIn(client: QueryClient): PipelineAnswers {
  const reads = new Map<string, PipelineRead>()
  for (const { queryKey } of client.getQueryCache().getAll()) {
    const id = pipelineIdIn(queryKey)
    const state =
      id === null ? undefined : client.getQueryState(pipelineQueries.latest(id).queryKey)
    if (id !== null && state) reads.set(id, state)
  }
  return {
    latestOf: (id) => reads.get(id)?.data,
    readOf: (id) => reads.get(id) ?? NOT_ASKED,
  }
}

/** Whose latest values a key stands for; null: it stands for something else. */
function pipelineIdIn([kind, id, content]: Query['queryKey']): string | null {
  return kind === 'pipelines' && content === 'latest' && typeof id === 'string' ? id : null
}
