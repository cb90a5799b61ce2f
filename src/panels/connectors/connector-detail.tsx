import { useMemo } from 'react'
import type { EntityMetrics } from '#src/api/metrics-model.ts'
import { LATEST_PERIOD_MS, LIST_PERIOD_MS, SERIES_PERIOD_MS } from '#src/api/periods.ts'
import type { Connector } from '#src/model/entity.ts'
import type { MetricDefinition, MetricValues } from '#src/model/metrics/metric.ts'
import { MetricCardsPanel } from '#src/panels/cards/metric-cards-panel.tsx'
import { QueryPanel, type Read } from '#src/panels/cards/query-panel.tsx'
import { SummaryPanel } from '#src/panels/cards/summary-panel.tsx'
import type { ChartSpec } from '#src/panels/charts/chart-spec.ts'
import { ChartsHeading } from '#src/panels/charts/charts-heading.tsx'
import { MetricChartsPanel } from '#src/panels/charts/metric-charts-panel.tsx'
import { PageCrosshair } from '#src/panels/charts/page-crosshair.tsx'
import { thresholdsOf } from '#src/panels/fleet/entity-thresholds.ts'
import { PageVerdict } from '#src/panels/page-verdict.tsx'
import { UnknownEntity } from '#src/panels/unknown-entity.tsx'
import { useObservedStates } from '#src/panels/use-observed-states.ts'
import { useSettings } from '#src/ui/settings-context.tsx'
import { ConnectorHeading } from './connector-heading.tsx'
import type { ConnectorSeries } from './use-connector.ts'

export type ConnectorQueries = ConnectorSeries & {
  readonly connector: Read<Connector | null>
  readonly timesummary: Read<EntityMetrics<MetricValues> | null>
}

/** What is seen without scrolling. */
export type ConnectorTop = {
  /** Links to what the connector is joined to. */
  readonly neighbours: React.ReactNode
  /** What goes on at this moment, under the verdict. */
  readonly current?: React.ReactNode
}

export type ConnectorDetailProps = {
  kind: 'source' | 'destination'
  id: string
  queries: ConnectorQueries
  definitions: readonly MetricDefinition[]
  charts: readonly ChartSpec[]
  top: ConnectorTop
  /** What only one kind of connector has, or is drawn from more than one answer; under the charts. */
  children?: React.ReactNode
}

/** Everything the API tells about one source or destination. */
export function ConnectorDetail(props: ConnectorDetailProps) {
  const { kind, id, queries, definitions, charts, top, children } = props
  const entity = `this ${kind}`
  const connector = queries.connector.data?.value
  const states = useObservedStates(id)
  const settings = useSettings()
  const thresholds = useMemo(
    () => (connector ? thresholdsOf(settings, 'connector', connector) : undefined),
    [settings, connector],
  )
  const name = connector?.name ?? id
  const subject = useMemo(() => ({ kind, id, name }), [kind, id, name])
  const heading = <Heading {...{ kind, id, queries }} neighbours={top.neighbours} />
  if (connector === null) return heading
  return (
    <PageCrosshair subject={subject}>
      <div className="flex flex-col gap-6">
        {heading}
        <PageVerdict kind={kind} id={id} />
        {top.current}
        <MetricCardsPanel
          query={queries.latest}
          definitions={definitions}
          periodMs={LATEST_PERIOD_MS}
          entity={entity}
        />
        <MetricChartsPanel
          heading={<ChartsHeading />}
          query={queries.timeseries}
          charts={charts}
          definitions={definitions}
          latest={queries.totals}
          states={states}
          {...(thresholds && { thresholds })}
          comparison={queries.comparison}
          periodMs={SERIES_PERIOD_MS}
          entity={entity}
        />
        {children}
        <SummaryPanel query={queries.timesummary} definitions={definitions} entity={entity} />
      </div>
    </PageCrosshair>
  )
}

type HeadingProps = Pick<ConnectorDetailProps, 'kind' | 'id' | 'queries'> &
  Pick<ConnectorTop, 'neighbours'>

/** Who it is, or that nobody knows it; and what it is joined to. */
function Heading({ kind, id, queries, neighbours }: HeadingProps) {
  const { connector, latest } = queries
  return (
    <QueryPanel
      query={connector}
      heading={<ConnectorHeading kind={kind} latest={latest} connector={connector.data?.value} />}
      what={`this ${kind}`}
      height={64}
      periodMs={LIST_PERIOD_MS}
    >
      {(known) => (known === null ? <UnknownEntity kind={kind} id={id} /> : neighbours)}
    </QueryPanel>
  )
}
