import { allDigits, MINUS } from '#src/format/digits.ts'
import type { RowCount } from '#src/series/derived/row-count.ts'

/** What the audits say, in one sentence. `offset`: rows by which it differs by design. */
export function rowCountSentence(
  count: RowCount,
  offset: number,
  clock: (atMs: number) => string,
): string {
  if (count.kind === 'not measured') return 'No audit of row counts in this range.'
  const { kind, audit, sameFor } = count
  const expected = offset === 0 ? '' : `, ${signedRows(offset)} of them by design`
  const differs = `Audit of ${clock(audit.atMs)}: ${signedRows(audit.diff)}${expected}`
  const waited = audit.lag === null ? null : allDigits(audit.lag)
  switch (kind) {
    case 'equal':
      return `${differs}: as expected.`
    case 'transient':
      return `${differs}: as expected again, the audit before was not.`
    case 'in flight':
      return `${differs}, within the ${waited ?? 'unknown'} records that waited then: on their way.`
    case 'persistent':
      return `${differs}, the same for ${sameFor} audits${beyond(waited)}.`
    case 'growing':
      return `${differs}, and growing from audit to audit${beyond(waited)}.`
    case 'unsettled':
      return `${differs}${beyond(waited)}; not yet the same for three audits.`
  }
}

/** "+1 204 rows". The sign is the API’s own; what it means is not documented. */
export function signedRows(rows: number): string {
  const sign = rows === 0 ? '' : rows < 0 ? MINUS : '+'
  return `${sign}${allDigits(Math.abs(rows))} ${Math.abs(rows) === 1 ? 'row' : 'rows'}`
}

function beyond(waited: string | null): string {
  return waited === null
    ? '; the lag at that time is not known'
    : `, not explained by the ${waited} records that waited then`
}
