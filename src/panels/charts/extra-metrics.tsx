import type { MetricDefinition, MetricMetadata, MetricValue } from '#src/model/metrics/metric.ts'
import { DataTable, type Column } from '#src/ui/data-table.tsx'
import { NoValue } from '#src/ui/quantity.tsx'
import { SectionHeading } from '#src/ui/section-heading.tsx'

export type ExtraMetricsProps = {
  definitions: readonly MetricDefinition[]
  values: Readonly<Record<string, MetricValue>>
  metadata: Readonly<Record<string, MetricMetadata>>
}

type Extra = { name: string; value: MetricValue; metadata: MetricMetadata | undefined }

const COLUMNS: readonly Column<Extra>[] = [
  { id: 'name', header: 'Metric', isRowHeader: true, cell: (extra) => <code>{extra.name}</code> },
  { id: 'label', header: 'Name', cell: (extra) => extra.metadata?.name ?? '' },
  {
    id: 'value',
    header: 'Latest, as sent',
    align: 'right',
    cell: ({ value }) => (value === null ? <NoValue value={null} /> : String(value)),
  },
  { id: 'unit', header: 'Unit, as sent', cell: (extra) => extra.metadata?.unit ?? '' },
]

/** Metrics the API sent that no documentation names: shown as they came, never dropped. */
export function ExtraMetrics({ definitions, values, metadata }: ExtraMetricsProps) {
  const known = new Set(definitions.map((definition) => definition.name))
  const extras = Object.entries(values)
    .filter(([name]) => !known.has(name))
    .map(([name, value]) => ({ name, value, metadata: metadata[name] }))
  if (extras.length === 0) return null
  return (
    <section className="flex flex-col gap-2">
      <SectionHeading>Other metrics the API sent</SectionHeading>
      <DataTable name="Other metrics" columns={COLUMNS} rows={extras} rowId={(row) => row.name} />
    </section>
  )
}
