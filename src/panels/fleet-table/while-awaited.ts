import type { HealthState } from '#src/model/health/health.ts'
import type { PipelineRow } from './pipeline-rows.ts'

/** Trouble of one end, which whatever the pipeline says of itself cannot take back. */
const STAYS: ReadonlySet<HealthState> = new Set([
  'broken',
  'task-failed',
  'disconnected',
  'unassigned',
  'snapshot-stuck',
  'retrying',
])

/**
 * A row in sight as it may be shown: while its own answer is on its way, what its ends say of it is
 * held back unless it stays true, so that no row turns from green to red half a second later. An
 * answer that failed is waited for no longer.
 */
export function whileAwaited(row: PipelineRow): PipelineRow {
  const { own, verdict } = row
  if (own.state !== 'waiting' || verdict === null || STAYS.has(verdict.state)) return row
  return { ...row, verdict: null, since: null }
}
