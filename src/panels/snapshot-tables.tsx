import { formatClock } from '#src/format/clock-time.ts'
import type { SnapshotTable } from '#src/model/metric.ts'
import { DataTable, type Column } from '#src/ui/data-table.tsx'
import { NoValue } from '#src/ui/quantity.tsx'
import { SectionHeading } from '#src/ui/section-heading.tsx'

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
    cell: ({ status }) => (status === null ? <NoValue value={null} /> : status),
  },
  {
    id: 'submitted',
    header: 'Submitted (UTC)',
    align: 'right',
    cell: ({ submittedAtMs }) =>
      submittedAtMs === null ? (
        <NoValue value={null} />
      ) : (
        formatClock(submittedAtMs, 'UTC', 'day') + ' ' + formatClock(submittedAtMs, 'UTC', 'second')
      ),
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

function topicOf(table: SnapshotTable): string {
  return table.topicId
}
