import { modulo } from './cycles.ts'
import { MINUTE_MS } from './track.ts'

/**
 * Snapshots that start again every `periodMin` minutes. Table `k` belongs to topic `k`; tables without an entry
 * take no part. Times of a table are minutes since the cycle's start; its rows arrive evenly.
 */
export type SnapshotPlan = { periodMin: number; tables: readonly TablePlan[] }

type TablePlan = {
  startMin: number
  endMin: number
  /** Rows sent between start and end; a failed table stops before its end. */
  rows: number
  outcome: 'completed' | 'failed' | 'cancelled'
}

export type TableStatus = 'pending' | 'running' | 'completed' | 'failed' | 'cancelled'

/** Start (epoch ms) of the cycle that contains `ms`. */
export function cycleStartMs(plan: SnapshotPlan, ms: number): number {
  return ms - modulo(ms, plan.periodMin * MINUTE_MS)
}

/** Rows of table `k` that arrive in this minute (minutes since the epoch). */
export function rowsInMinute(plan: SnapshotPlan, k: number, minute: number): number {
  const table = plan.tables[k]
  if (table === undefined) return 0
  const into = modulo(minute, plan.periodMin)
  if (into < table.startMin || into >= table.endMin) return 0
  return table.rows / (table.endMin - table.startMin)
}

/** Status of table `k` at `ms` (API reference §9), `null` if it takes no part. */
export function tableStatus(plan: SnapshotPlan, k: number, ms: number): TableStatus | null {
  const table = plan.tables[k]
  if (table === undefined) return null
  const into = (ms - cycleStartMs(plan, ms)) / MINUTE_MS
  if (into < table.startMin) return 'pending'
  return into < table.endMin ? 'running' : table.outcome
}

/**
 * A cycle of `periodMin` minutes over `count` tables, one after another, so that one is running at every moment.
 * The second table fails and the fourth is cancelled.
 */
export function snapshotCycle(count: number, periodMin: number, rowsPerSec: number): SnapshotPlan {
  const length = periodMin / count
  const tables = Array.from({ length: count }, (_, k): TablePlan => {
    const startMin = Math.floor(k * length)
    const endMin = Math.floor((k + 1) * length)
    const rows = Math.round(rowsPerSec * 60 * (endMin - startMin))
    return { startMin, endMin, rows, outcome: outcomeOf(k) }
  })
  return { periodMin, tables }
}

function outcomeOf(k: number): TablePlan['outcome'] {
  if (k === 1) return 'failed'
  return k === 3 ? 'cancelled' : 'completed'
}
