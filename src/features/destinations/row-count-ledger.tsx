import { useMemo } from 'react'
import { allDigits } from '#src/format/digits.ts'
import { formatMoment, zoneLabel } from '#src/format/clock-time.ts'
import type { TimeWindow } from '#src/model/time-range.ts'
import type { EntityTimeseries } from '#src/panels/chart-lines.ts'
import { rowCountOf, type Audit } from '#src/series/derived/row-count.ts'
import { DataTable, type Column } from '#src/ui/data-table.tsx'
import { NoValue } from '#src/ui/quantity.tsx'
import { SectionHeading } from '#src/ui/section-heading.tsx'
import { useClockText } from '#src/ui/use-clock-text.ts'
import { useTimeState } from '#src/url/use-time-state.tsx'
import { auditsIn } from './row-audits.ts'
import { rowCountSentence, signedRows } from './row-count-words.ts'

export type RowCountLedgerProps = {
  timeseries: EntityTimeseries
  /** Rows by which the destination differs by design. */
  expectedOffset: number
}

/** Rows listed at most; older audits are in the chart. */
const MOST = 12

type AuditRow = Audit & { readonly window: TimeWindow }

const COLUMNS: readonly Column<AuditRow>[] = [
  {
    id: 'at',
    header: 'Audit',
    isRowHeader: true,
    cell: ({ atMs, window }) => <AuditTime atMs={atMs} window={window} />,
  },
  {
    id: 'difference',
    header: 'Difference',
    align: 'right',
    cell: ({ diff }) => signedRows(diff),
  },
  {
    id: 'lag',
    header: 'Waited then',
    align: 'right',
    cell: ({ lag }) => (lag === null ? <NoValue value={null} /> : allDigits(lag)),
  },
]

/** Row counts of source and destination, audit by audit, against what was on its way. */
export function RowCountLedger({ timeseries, expectedOffset }: RowCountLedgerProps) {
  const clock = useClockText()
  const { series, step, window } = timeseries
  const audits = useMemo(() => auditsIn(series, step), [series, step])
  if (!series['qa_exact_count_diff']) return null
  const count = rowCountOf(audits, { expectedOffset, tolerance: 0 })
  return (
    <section className="flex flex-col gap-2">
      <SectionHeading>Row count audits</SectionHeading>
      <p>{rowCountSentence(count, expectedOffset, clock)}</p>
      {audits.length > 0 && (
        <DataTable
          name="Row count audits"
          columns={COLUMNS}
          rows={audits
            .slice(-MOST)
            .toReversed()
            .map((audit) => ({ ...audit, window }))}
          rowId={(row) => String(row.atMs)}
        />
      )}
      {audits.length > MOST && (
        <p className="text-label text-fg-2">
          The newest {MOST} of {audits.length} audits in this range.
        </p>
      )}
    </section>
  )
}

function AuditTime({ atMs, window }: { atMs: number; window: TimeWindow }) {
  const { zone } = useTimeState()
  return (
    <time dateTime={new Date(atMs).toISOString()}>
      {formatMoment(atMs, zone, { window, style: 'minute' })} {zoneLabel(zone, atMs)}
    </time>
  )
}
