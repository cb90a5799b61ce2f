import type { Series } from '#src/model/metrics/series.ts'
import { MINUTE_MS } from '#src/model/time/time-range.ts'
import type { ChartEvent } from './events.ts'

type Change = { readonly atMs: number; readonly from: number; readonly to: number }

/** A rebalance shows as several changes in a row. */
const ONE_REBALANCE_MS = 2 * MINUTE_MS

/**
 * Changes of `partitionCount`; those at most 2 min after the one before are one event. The count is
 * an average over tasks, so it need not be whole.
 */
export function partitionEvents(partitionCount: Series): readonly ChartEvent[] {
  return rebalances(changesOf(partitionCount)).map(eventOf)
}

function changesOf({ timesMs, values }: Series): readonly Change[] {
  const changes: Change[] = []
  let before = NaN
  for (const [index, atMs] of timesMs.entries()) {
    const value = values[index] ?? NaN
    if (Number.isNaN(value)) continue
    if (value !== before && !Number.isNaN(before)) changes.push({ atMs, from: before, to: value })
    before = value
  }
  return changes
}

function rebalances(changes: readonly Change[]): readonly (readonly Change[])[] {
  const groups: Change[][] = []
  for (const change of changes) {
    const group = groups.at(-1)
    const last = group?.at(-1)
    if (group && last && change.atMs - last.atMs <= ONE_REBALANCE_MS) group.push(change)
    else groups.push([change])
  }
  return groups
}

function eventOf(changes: readonly Change[]): ChartEvent {
  const atMs = changes[0]?.atMs ?? NaN
  const toMs = changes.at(-1)?.atMs ?? NaN
  const label = labelOf(changes)
  return toMs > atMs ? { atMs, toMs, kind: 'partition', label } : { atMs, kind: 'partition', label }
}

function labelOf(changes: readonly Change[]): string {
  const from = changes[0]?.from ?? NaN
  const to = changes.at(-1)?.to ?? NaN
  if (to === 0) return 'no task holds partitions'
  const passed = changes.some((change) => change.to === 0) ? ', none for a while' : ''
  if (to === from) return `partitions moved, ${hundredths(to)} as before${passed}`
  return `partitions ${hundredths(from)} to ${hundredths(to)}${passed}`
}

function hundredths(value: number): number {
  return Math.round(value * 100) / 100
}
