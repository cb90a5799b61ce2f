import type { EntityMetrics } from '#src/api/metrics-model.ts'
import { SERIES_PERIOD_MS } from '#src/api/periods.ts'
import { latestReading } from '#src/model/metrics/latest-reading.ts'
import type { MetricDefinition, MetricMetadata, MetricValues } from '#src/model/metrics/metric.ts'
import { useFrozenEnd } from '#src/panels/charts/frozen-end.ts'
import { RangeName } from '#src/panels/charts/range-note.tsx'
import { DataTable, type Column } from '#src/ui/data-table.tsx'
import { LatestValue } from '#src/ui/latest-value.tsx'
import { SectionHeading } from '#src/ui/section-heading.tsx'
import { QueryPanel, type Read } from './query-panel.tsx'

export type SummaryPanelProps = {
  query: Read<EntityMetrics<MetricValues> | null>
  definitions: readonly MetricDefinition[]
  entity: string
}

type SummaryRow = {
  definition: MetricDefinition
  metadata: MetricMetadata | undefined
  values: MetricValues
}

const COLUMNS: readonly Column<SummaryRow>[] = [
  {
    id: 'metric',
    header: 'Metric',
    width: 'w-44 lg:w-56',
    isRowHeader: true,
    cell: ({ definition, metadata }) => metadata?.name ?? definition.label,
  },
  {
    id: 'value',
    header: 'Summary',
    width: 'w-24 sm:w-32',
    align: 'right',
    cell: ({ definition, values }) => (
      <LatestValue reading={latestReading(definition, values)} unit={definition.unit} />
    ),
  },
  { id: 'meaning', header: 'What it is', from: 'lg', cell: (row) => row.definition.meaning },
  {
    id: 'name',
    header: 'API name',
    width: 'w-96',
    from: 'xl',
    cell: (row) => <code>{row.definition.name}</code>,
  },
]

/**
 * The API's own summary of the page's range (`timesummary`), metric by metric. How it sums up is not
 * documented, so the values stand here as they came.
 */
export function SummaryPanel({ query, definitions, entity }: SummaryPanelProps) {
  // What has no series has no past either: its summary is a value of now.
  const isFrozen = useFrozenEnd() !== null
  return (
    <section className="flex flex-col">
      <QueryPanel
        query={query}
        heading={
          <SectionHeading>
            The API’s summary: <RangeName />
          </SectionHeading>
        }
        what={`the summary of ${entity}`}
        height={37 * definitions.length}
        periodMs={SERIES_PERIOD_MS}
        isOfRange
      >
        {(summary) =>
          summary === null ? (
            <p className="text-fg-2">The API has no summary of {entity} yet (404).</p>
          ) : (
            <DataTable
              name="Summary by the API"
              columns={COLUMNS}
              rows={definitions
                .filter(({ kind, hasSeries }) => kind !== 'tables' && (hasSeries || !isFrozen))
                .map((definition) => ({
                  definition,
                  metadata: summary.metadata[definition.name],
                  values: summary.data,
                }))}
              rowId={(row) => row.definition.name}
            />
          )
        }
      </QueryPanel>
    </section>
  )
}
