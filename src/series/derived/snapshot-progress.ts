import type { SnapshotTable } from '#src/model/metrics/metric.ts'

/** Rows a snapshot of the same source had the last time it was completed, and when that was. */
export type KnownSnapshot = { readonly rows: number; readonly atMs: number }

export type SnapshotInput = {
  readonly tables: readonly SnapshotTable[] | null
  /** SnapshotRunning; null: not reported. */
  readonly isRunning: boolean | null
  /** SnapshotTotalNumberOfEventsSeen now; null: not reported. It may begin anew with each snapshot. */
  readonly rowsSeen: number | null
  /** Rows per second over the last ten minutes; null: not known. */
  readonly rowsPerSec: number | null
  readonly sinceLastEventMs: number | null
  /** The usual pause between two events; null: not learned. */
  readonly usualGapMs: number | null
  readonly known: KnownSnapshot | null
  readonly atMs: number
}

export type SnapshotProgress = {
  readonly done: number
  /** Failed or cancelled. */
  readonly givenUp: number
  readonly of: number
  /** Since the first table was submitted; null: no time was reported. */
  readonly elapsedMs: number | null
  readonly rowsSeen: number | null
  readonly rowsPerSec: number | null
  /** Time left, worked out from the last completed snapshot only; anything else would be a guess. */
  readonly eta:
    | { readonly kind: 'known'; readonly ms: number; readonly basedOn: KnownSnapshot }
    /** More rows than last time: nobody knows how many more. */
    | { readonly kind: 'past what is known'; readonly basedOn: KnownSnapshot }
    | { readonly kind: 'not known' }
  /** It runs, and nothing came for much longer than usual. */
  readonly isStuck: boolean
}

const LEAST_STUCK_MS = 5 * 60_000
const GAPS_TO_BE_STUCK = 5
const DONE = 'completed'
/** Words of API reference §9 after which no more rows come; unknown words count as neither. */
const GIVEN_UP = new Set(['failed', 'cancelled'])

/** How far a snapshot is (insight 8), without a per cent bar: the number of rows to come is not reported. */
export function snapshotProgress(input: SnapshotInput): SnapshotProgress {
  const tables = input.tables ?? []
  const submitted = tables.flatMap(({ submittedAtMs }) =>
    submittedAtMs === null ? [] : [submittedAtMs],
  )
  const stuckAfterMs = Math.max(LEAST_STUCK_MS, GAPS_TO_BE_STUCK * (input.usualGapMs ?? 0))
  return {
    done: tables.filter(({ status }) => status?.toLowerCase() === DONE).length,
    givenUp: tables.filter(({ status }) => GIVEN_UP.has(status?.toLowerCase() ?? '')).length,
    of: tables.length,
    elapsedMs: submitted.length === 0 ? null : input.atMs - Math.min(...submitted),
    rowsSeen: input.rowsSeen,
    rowsPerSec: input.rowsPerSec,
    eta: etaOf(input),
    isStuck: input.isRunning === true && (input.sinceLastEventMs ?? 0) > stuckAfterMs,
  }
}

function etaOf({ known, rowsSeen, rowsPerSec }: SnapshotInput): SnapshotProgress['eta'] {
  if (known === null || rowsSeen === null) return { kind: 'not known' }
  const left = known.rows - rowsSeen
  if (left < 0) return { kind: 'past what is known', basedOn: known }
  if (rowsPerSec === null || rowsPerSec <= 0) return { kind: 'not known' }
  return { kind: 'known', ms: (left / rowsPerSec) * 1000, basedOn: known }
}
