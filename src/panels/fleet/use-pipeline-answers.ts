import { useQueryClient, type QueryClient } from '@tanstack/react-query'
import { useSyncExternalStore } from 'react'
import type { Answer } from '#src/api/answer.ts'
import { pipelineQueries } from '#src/api/pipeline-queries.ts'
import type { EntityMetrics } from '#src/api/metrics-model.ts'
import type { MetricValues } from '#src/model/metric.ts'
import type { Store } from '#src/model/store.ts'

/** The latest answer about one pipeline that the cache holds; undefined: it was not asked for. */
export type PipelineAnswers = {
  readonly latestOf: (pipelineId: string) => Answer<EntityMetrics<MetricValues> | null> | undefined
}

/** Rows in sight answer one after the other; what follows from all of them is worked out once. */
const COALESCE_MS = 200

/** One for each cache, so that all who ask see the same object. */
const STORES = new WeakMap<QueryClient, Store<PipelineAnswers>>()

/**
 * What the cache knows of pipelines, without asking for any; a new object after answers have come,
 * at most five times a second.
 */
export function usePipelineAnswers(): PipelineAnswers {
  const client = useQueryClient()
  const store = STORES.get(client) ?? createAnswers(client)
  return useSyncExternalStore(store.subscribe, store.current)
}

function createAnswers(client: QueryClient): Store<PipelineAnswers> {
  const listeners = new Set<() => void>()
  const answers = () => ({
    latestOf: (id: string) => client.getQueryData(pipelineQueries.latest(id).queryKey),
  })
  let current: PipelineAnswers = answers()
  let stop: (() => void) | null = null
  const listen = () => {
    let timer: ReturnType<typeof setTimeout> | null = null
    const unsubscribe = client.getQueryCache().subscribe((event) => {
      const [kind, , content] = event.query.queryKey.map(String)
      const isAnswer = event.type === 'updated' && event.action.type === 'success'
      if (!isAnswer || kind !== 'pipelines' || content !== 'latest') return
      timer ??= setTimeout(() => {
        timer = null
        current = answers()
        for (const listener of listeners) listener()
      }, COALESCE_MS)
    })
    return () => {
      unsubscribe()
      if (timer !== null) clearTimeout(timer)
    }
  }
  const store = {
    current: () => current,
    subscribe(onChange: () => void) {
      stop ??= listen()
      listeners.add(onChange)
      return () => {
        listeners.delete(onChange)
        if (listeners.size > 0) return
        stop?.()
        stop = null
      }
    },
  }
  STORES.set(client, store)
  return store
}
