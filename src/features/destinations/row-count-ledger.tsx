import { useMemo } from 'react'
import type { Trace } from '#src/api/http/trace.ts'
import { formatMoment, zoneLabel } from '#src/format/clock-time.ts'
import { allDigits } from '#src/format/digits.ts'
import type { TimeWindow } from '#src/model/time/time-range.ts'
import type { EntityTimeseries } from '#src/panels/charts/chart-lines.ts'
import { InspectButton } from '#src/panels/inspect/inspect-button.tsx'
import { rowCountOf, type Audit } from '#src/series/derived/row-count.ts'
import { useClockText } from '#src/ui/age/use-clock-text.ts'
import { DataTable, type Column } from '#src/ui/data-table.tsx'
import { NoValue } from '#src/ui/quantity.tsx'
import { SectionHeading } from '#src/ui/section-heading.tsx'
import { useTimeState } from '#src/url/time/use-time-state.tsx'
import { auditsIn } from './row-audits.ts'
import { onTheWayWords, rowCountSentence, signedRows } from './row-count-words.ts'
import { useEventShare } from './use-event-share.ts'

export type RowCountLedgerProps = {
  destinationId: string
  timeseries: EntityTimeseries
  /** What went over the wire for the series. */
  traces: readonly Trace[]
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
  {
    id: 'on-its-way',
    header: 'Rows on their way',
    explanation: 'What waited, times inserts less deletes among the events of the hour before',
    align: 'right',
    from: 'sm',
    cell: (audit) => onTheWayWords(audit) ?? <NoValue value={null} />,
  },
]

/** Row counts of source and destination, audit by audit, against what was on its way. */
export function RowCountLedger(props: RowCountLedgerProps) {
  const { destinationId, timeseries, traces, expectedOffset } = props
  const clock = useClockText()
  const { series, step, window } = timeseries
  const hasAudits = (series['qa_exact_count_diff']?.timesMs.length ?? 0) > 0
  const mix = useEventShare(destinationId, hasAudits)
  const audits = useMemo(() => auditsIn(series, step, mix.share), [series, step, mix.share])
  if (!series['qa_exact_count_diff']) return null
  const count = rowCountOf(audits, { expectedOffset, tolerance: 0 })
  return (
    <section className="flex flex-col gap-2">
      <div className="flex items-start justify-between">
        <SectionHeading>Row count audits</SectionHeading>
        <InspectButton
          what="the row count audits"
          traces={[...traces, ...mix.traces]}
          error={mix.error}
        />
      </div>
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
