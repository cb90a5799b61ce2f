import { formatClock, zoneLabel } from '#src/format/clock-time.ts'
import type { SnapshotTable } from '#src/model/metrics/metric.ts'
import { DataTable, type Column } from '#src/ui/data-table.tsx'
import { NoValue } from '#src/ui/quantity.tsx'
import { SectionHeading } from '#src/ui/section-heading.tsx'
import { SnapshotStatus } from '#src/ui/status/snapshot-status.tsx'
import { useTimeState } from '#src/url/time/use-time-state.tsx'

const COLUMNS: readonly Column<SnapshotTable>[] = [
  {
    id: 'topic',
    header: 'Topic',
    isRowHeader: true,
    cell: ({ topicId }) => <code className="wrap-anywhere">{topicId}</code>,
  },
  {
    id: 'status',
    header: 'Snapshot',
    width: 'w-24 sm:w-36',
    cell: ({ status }) =>
      status === null ? <NoValue value={null} /> : <SnapshotStatus status={status} />,
  },
  {
    id: 'submitted',
    header: 'Submitted',
    width: 'w-32 sm:w-48',
    align: 'right',
    cell: ({ submittedAtMs }) =>
      submittedAtMs === null ? <NoValue value={null} /> : <Moment atMs={submittedAtMs} />,
  },
]

/** State of the snapshot of each table, in the API's own words. */
export function SnapshotTables({ tables }: { tables: readonly SnapshotTable[] | null }) {
  if (tables === null || tables.length === 0) return null
  return (
    <section className="flex flex-col gap-2">
      <SectionHeading>Snapshot per table</SectionHeading>
      <DataTable name="Snapshot per table" columns={COLUMNS} rows={tables} rowId={topicOf} />
    </section>
  )
}

/** A moment of the past on the page's clock, its zone behind it: a day of winter may be one hour off. */
function Moment({ atMs }: { atMs: number }) {
  const { zone } = useTimeState()
  return (
    <time dateTime={new Date(atMs).toISOString()}>
      {formatClock(atMs, zone, 'day')} {formatClock(atMs, zone, 'second')} {zoneLabel(zone, atMs)}
    </time>
  )
}

function topicOf(table: SnapshotTable): string {
  return table.topicId
}
