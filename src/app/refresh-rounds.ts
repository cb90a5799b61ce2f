import type { Query, QueryClient } from '@tanstack/react-query'

/** Pause between the end of one round and the start of the next. */
export const ROUND_MS = 15_000

/**
 * Keeps the queries on screen fresh, all by one clock: a round asks again for everything that is in
 * use and older than its own period, and the next round is counted from the end of the last, so that
 * rounds never overlap. A hidden tab asks for nothing and catches up once when it is shown again.
 * Returns the function that stops it.
 */
export function startRefreshRounds(client: QueryClient, roundMs = ROUND_MS): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let isStopped = false
  let isRunning = false

  async function round() {
    if (isRunning || isStopped) return
    isRunning = true
    clearTimeout(timer)
    if (!document.hidden) {
      await client.refetchQueries({ type: 'active', predicate: isDue }, { cancelRefetch: false })
    }
    isRunning = false
    if (!isStopped) timer = setTimeout(round, roundMs)
  }

  const onVisible = () => {
    if (!document.hidden) void round()
  }
  const onOnline = () => void round()
  document.addEventListener('visibilitychange', onVisible)
  window.addEventListener('online', onOnline)
  timer = setTimeout(round, roundMs)

  return () => {
    isStopped = true
    clearTimeout(timer)
    document.removeEventListener('visibilitychange', onVisible)
    window.removeEventListener('online', onOnline)
  }
}

/** Due: failed last time, never answered, or nearly as old as its period. */
function isDue(query: Query): boolean {
  const { dataUpdatedAt, status, fetchFailureCount, errorUpdatedAt } = query.state
  if (status === 'error' || fetchFailureCount > 0 || errorUpdatedAt > dataUpdatedAt) return true
  const periodMs = periodOf(query)
  return Date.now() - dataUpdatedAt >= periodMs - ROUND_MS / 2
}

function periodOf(query: Query): number {
  const periodMs = query.meta?.['periodMs']
  return typeof periodMs === 'number' ? periodMs : ROUND_MS
}
