import type { Series } from '#src/model/metrics/series.ts'
import { trendOf } from './trend.ts'

/** What was on its way at one audit; all in records or rows, null: not known. */
export type Audit = {
  readonly atMs: number
  /** qa_exact_count_diff as it came. */
  readonly diff: number
  readonly lag: number | null
  /** (inserts − deletes) / all events around the audit, −1 to 1: how many rows a waiting record adds. */
  readonly rowsPerRecord: number | null
}

export type RowCount =
  | { readonly kind: 'not measured' }
  | {
      readonly kind: 'equal' | 'in flight' | 'transient' | 'persistent' | 'growing' | 'unsettled'
      readonly audit: Audit
      /** Difference that lag does not explain; null: the lag at the audit is not known. */
      readonly adjusted: number | null
      /** How many audits in a row show the same difference. */
      readonly sameFor: number
    }

export type RowCountRules = {
  /** Rows by which the destination differs by design (append-only, soft deletes). */
  readonly expectedOffset: number
  readonly tolerance: number
}

const PERSISTENT_AUDITS = 3
const LEAST_AUDITS_FOR_A_TREND = 6

/**
 * Reads the newest row-count audit (insight 10). Audits oldest first. A difference within what waits
 * (±lag) is in flight; the same value three times in a row persists; a rising one grows.
 */
export function rowCountOf(audits: readonly Audit[], rules: RowCountRules): RowCount {
  const audit = audits.at(-1)
  if (!audit) return { kind: 'not measured' }
  const differences = audits.map(({ diff }) => diff - rules.expectedOffset)
  const difference = differences.at(-1) ?? 0
  const sameFor =
    differences.length - 1 - differences.findLastIndex((other) => other !== difference)
  const expected = (audit.lag ?? 0) * (audit.rowsPerRecord ?? 0)
  const adjusted =
    audit.lag === null ? null : difference - Math.sign(difference) * Math.abs(expected)
  const found = { audit, adjusted, sameFor }
  if (Math.abs(difference) <= rules.tolerance) {
    const before = differences.at(-2) ?? 0
    return { kind: Math.abs(before) > rules.tolerance ? 'transient' : 'equal', ...found }
  }
  if (audit.lag !== null && Math.abs(difference) <= audit.lag)
    return { kind: 'in flight', ...found }
  if (isGrowing(audits)) return { kind: 'growing', ...found }
  return { kind: sameFor >= PERSISTENT_AUDITS ? 'persistent' : 'unsettled', ...found }
}

function isGrowing(audits: readonly Audit[]): boolean {
  const series: Series = {
    timesMs: audits.map(({ atMs }) => atMs),
    values: audits.map(({ diff }) => Math.abs(diff)),
  }
  const trend = trendOf(series, { least: LEAST_AUDITS_FOR_A_TREND })
  return trend !== null && trend.lowPerSec > 0
}
