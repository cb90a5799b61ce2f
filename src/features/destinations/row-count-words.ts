import { allDigits, MINUS } from '#src/format/digits.ts'
import type { Audit, RowCount } from '#src/series/derived/row-count.ts'

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
      return `${differs}, within the ${waited ?? 'unknown'} records that waited then: on their way${expectedWords(audit)}.`
    case 'persistent':
      return `${differs}, the same for ${sameFor} audits${beyond(waited)}.`
    case 'growing':
      return `${differs}, and growing from audit to audit${beyond(waited)}.`
    case 'unsettled':
      return `${differs}${beyond(waited)}; not yet the same for three audits.`
  }
}

/**
 * "≈ 640, up to 1 000": what waited, in rows, and the most it can be; "up to 1 000" where inserts and
 * deletes are not told apart. Null: what waited is not known.
 */
export function onTheWayWords({ lag, rowsPerRecord }: Audit): string | null {
  if (lag === null) return null
  if (lag === 0) return '0'
  const most = `up to ${allDigits(lag)}`
  if (rowsPerRecord === null) return most
  return `≈ ${allDigits(Math.round(lag * Math.abs(rowsPerRecord)))}, ${most}`
}

/** "+1 204 rows". The sign is the API’s own; what it means is not documented. */
export function signedRows(rows: number): string {
  const sign = rows === 0 ? '' : rows < 0 ? MINUS : '+'
  return `${sign}${allDigits(Math.abs(rows))} ${Math.abs(rows) === 1 ? 'row' : 'rows'}`
}

/** What inserts and deletes let expect, where they are told apart. */
function expectedWords({ lag, rowsPerRecord }: Audit): string {
  if (lag === null || rowsPerRecord === null) return ''
  const rows = Math.round(lag * Math.abs(rowsPerRecord))
  return `; ≈ ${allDigits(rows)} ${rows === 1 ? 'row is' : 'rows are'} expected by inserts less deletes`
}

function beyond(waited: string | null): string {
  return waited === null
    ? '; the lag at that time is not known'
    : `, not explained by the ${waited} records that waited then`
}
