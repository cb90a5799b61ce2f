import type { LagTime } from './lag-time.ts'

export type DataAsOfInput = {
  /** When the destination's numbers were sampled, epoch ms. */
  readonly sampledAtMs: number | null
  readonly lagTime: LagTime
  /** What the platform reports for the whole way, ms; null: not reported. */
  readonly latencyMs: number | null
  /** Time of the source's last change, when the source does not deliver (stalled, broken, unusually quiet). */
  readonly sourceEndedAtMs: number | null
  readonly isSnapshotRunning: boolean
}

export type DataAsOf =
  /** The destination is complete up to this moment; `isAtMost`: it may be an earlier one. */
  | { readonly kind: 'as of'; readonly atMs: number; readonly isAtMost: boolean }
  /** A snapshot writes old rows beside new ones: no one moment is true. */
  | { readonly kind: 'mixed' }
  | { readonly kind: 'not known' }

/**
 * Up to when a destination is complete (insight 18): the moment of the sample less the longer of what
 * the lag is worth in time (over all topics: the slowest of them is later) and the reported latency;
 * and never later than the last change of a source that has stopped. A dead source has no lag and
 * would otherwise look perfectly up to date.
 */
export function dataAsOf(input: DataAsOfInput): DataAsOf {
  const { sampledAtMs, lagTime, sourceEndedAtMs } = input
  if (input.isSnapshotRunning) return { kind: 'mixed' }
  if (sampledAtMs === null) return { kind: 'not known' }
  const waitingMs = Math.max(waitingOf(lagTime) ?? -Infinity, input.latencyMs ?? -Infinity)
  if (waitingMs === -Infinity) return { kind: 'not known' }
  const atMs = Math.min(sampledAtMs - waitingMs, sourceEndedAtMs ?? Infinity)
  return { kind: 'as of', atMs, isAtMost: lagTime.kind === 'longer than' }
}

function waitingOf(lagTime: LagTime): number | null {
  if (lagTime.kind === 'none') return 0
  return lagTime.kind === 'known' || lagTime.kind === 'longer than' ? lagTime.ms : null
}
