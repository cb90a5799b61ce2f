import { latestReading } from '#src/model/latest-reading.ts'
import type { MetricDefinition, MetricMetadata, MetricValues } from '#src/model/metric.ts'
import { LatestValue } from '#src/ui/latest-value.tsx'
import { StatusBadge } from '#src/ui/status-badge.tsx'

export type MetricCardProps = {
  definition: MetricDefinition
  /** Name and unit the API sent; the name is used, the unit is only shown where it differs. */
  metadata: MetricMetadata | undefined
  values: MetricValues
}

/** The latest value of one metric: label, value, and what the number means on hover and focus. */
export function MetricCard({ definition, metadata, values }: MetricCardProps) {
  return (
    <div className="min-w-0 rounded-tile border border-line bg-surface p-tile">
      <dt
        className="truncate text-label text-fg-2"
        title={`${definition.meaning} (${definition.name})`}
      >
        {metadata?.name ?? definition.label}
      </dt>
      <dd className="mt-1 min-h-8">
        <CardValue definition={definition} values={values} />
      </dd>
    </div>
  )
}

function CardValue({ definition, values }: Omit<MetricCardProps, 'metadata'>) {
  if (definition.kind === 'tables') return <TablesDone tables={values.snapshotTables} />
  const reading = latestReading(definition, values)
  if (definition.kind === 'text') {
    return (
      <div className="line-clamp-2 text-label wrap-anywhere">
        <LatestValue reading={reading} unit={definition.unit} />
      </div>
    )
  }
  const isStatus = definition.name === 'connector_status' || definition.name === 'status'
  return (
    <div
      className={
        definition.unit === 'state' ? 'text-base/8 font-semibold' : 'text-num-lg [&_.unit]:text-sm'
      }
    >
      {isStatus && reading.kind === 'text' ? (
        <StatusBadge status={reading.text} />
      ) : (
        <LatestValue reading={reading} unit={definition.unit} />
      )}
    </div>
  )
}

function TablesDone({ tables }: { tables: MetricValues['snapshotTables'] }) {
  if (tables === null) return <LatestValue reading={{ kind: 'null' }} unit="state" />
  if (tables.length === 0) return <span className="text-base/8 text-fg-2">no table</span>
  const done = tables.filter((table) => table.status?.toLowerCase() === 'completed').length
  return (
    <span className="text-num-lg">
      {done} <span className="text-sm text-fg-2">of {tables.length} tables</span>
    </span>
  )
}
