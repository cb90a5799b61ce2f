import type { EntityMetrics } from '#src/api/metrics-model.ts'
import { LATEST_PERIOD_MS, LIST_PERIOD_MS, SERIES_PERIOD_MS } from '#src/api/periods.ts'
import type { Connector } from '#src/model/entity.ts'
import type { MetricDefinition, MetricValues } from '#src/model/metric.ts'
import { SectionHeading } from '#src/ui/section-heading.tsx'
import { ConnectorHeading } from './connector-heading.tsx'
import { ExtraMetrics } from './extra-metrics.tsx'
import type { ChartSpec } from './metric-chart.tsx'
import { MetricCardsPanel } from './metric-cards-panel.tsx'
import { MetricChartsPanel, type EntityTimeseries } from './metric-charts-panel.tsx'
import { QueryPanel, type Read } from './query-panel.tsx'
import { SnapshotTables } from './snapshot-tables.tsx'
import { UnknownEntity } from './unknown-entity.tsx'
import { SummaryPanel } from './summary-panel.tsx'

export type ConnectorQueries = {
  readonly connector: Read<Connector | null>
  readonly latest: Read<EntityMetrics<MetricValues> | null>
  readonly timeseries: Read<EntityTimeseries | null>
  readonly timesummary: Read<EntityMetrics<MetricValues> | null>
}

export type ConnectorDetailProps = {
  kind: 'source' | 'destination'
  id: string
  queries: ConnectorQueries
  definitions: readonly MetricDefinition[]
  charts: readonly ChartSpec[]
  /** Links to what the connector is joined to. */
  neighbours?: React.ReactNode
}

/** Everything the API tells about one source or destination. */
export function ConnectorDetail(props: ConnectorDetailProps) {
  const { kind, id, queries, definitions, charts, neighbours } = props
  const entity = `this ${kind}`
  const latest = queries.latest.data?.value ?? undefined
  const heading = (
    <QueryPanel
      query={queries.connector}
      heading={<ConnectorHeading id={id} connector={queries.connector.data?.value} />}
      what={entity}
      height={0}
      periodMs={LIST_PERIOD_MS}
    >
      {(connector) => connector === null && <UnknownEntity kind={kind} id={id} />}
    </QueryPanel>
  )
  if (queries.connector.data?.value === null) return heading
  return (
    <div className="flex flex-col gap-6">
      {heading}
      {neighbours}
      <MetricCardsPanel
        query={queries.latest}
        definitions={definitions}
        periodMs={LATEST_PERIOD_MS}
        entity={entity}
      />
      <MetricChartsPanel
        heading={<SectionHeading>Last 24 hours</SectionHeading>}
        query={queries.timeseries}
        charts={charts}
        latest={latest?.data}
        periodMs={SERIES_PERIOD_MS}
        entity={entity}
      />
      <SnapshotTables tables={latest?.data.snapshotTables ?? null} />
      {latest && (
        <ExtraMetrics
          definitions={definitions}
          values={latest.data.values}
          metadata={latest.metadata}
        />
      )}
      <SummaryPanel query={queries.timesummary} definitions={definitions} entity={entity} />
    </div>
  )
}
