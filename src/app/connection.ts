import { useQueryClient, type QueryClient } from '@tanstack/react-query'
import { useMemo, useSyncExternalStore } from 'react'

/** How the reads that this page needs are doing, taken together. */
export type Connection = {
  /** Reads in use; a page without any has nothing to say about the connection. */
  readonly inUse: number
  /** Of those, how many have answered or failed at least once. */
  readonly asked: number
  /** How many failed at their last try. */
  readonly failing: number
  /** Epoch ms of the newest successful answer; null before the first. */
  readonly newestMs: number | null
  /** What the latest failure was; null while nothing fails. */
  readonly error: Error | null
}

/** The state of all reads on screen; changes only when a read succeeds or fails. */
export function useConnection(): Connection {
  const client = useQueryClient()
  const store = useMemo(() => createConnectionStore(client), [client])
  return useSyncExternalStore(store.subscribe, store.current)
}

function createConnectionStore(client: QueryClient) {
  let connection = readConnection(client)
  return {
    current: () => connection,
    subscribe: (onChange: () => void) =>
      client.getQueryCache().subscribe(() => {
        const next = readConnection(client)
        if (isSame(connection, next)) return
        connection = next
        onChange()
      }),
  }
}

function readConnection(client: QueryClient): Connection {
  const active = client.getQueryCache().findAll({ type: 'active' })
  const states = active
    .map((query) => query.state)
    .filter((state) => state.dataUpdatedAt > 0 || state.errorUpdatedAt > 0)
  const failing = states.filter((state) => state.errorUpdatedAt > state.dataUpdatedAt)
  const newestMs = Math.max(0, ...states.map((state) => state.dataUpdatedAt))
  return {
    inUse: active.length,
    asked: states.length,
    failing: failing.length,
    newestMs: newestMs === 0 ? null : newestMs,
    error: failing.toSorted((a, b) => b.errorUpdatedAt - a.errorUpdatedAt)[0]?.error ?? null,
  }
}

function isSame(a: Connection, b: Connection): boolean {
  return (
    a.inUse === b.inUse &&
    a.asked === b.asked &&
    a.failing === b.failing &&
    a.newestMs === b.newestMs &&
    a.error === b.error
  )
}
