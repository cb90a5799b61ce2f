import { useMemo } from 'react'
import type { EntityMetrics } from '#src/api/metrics-model.ts'
import { LATEST_PERIOD_MS, LIST_PERIOD_MS, SERIES_PERIOD_MS } from '#src/api/periods.ts'
import type { Connector } from '#src/model/entity.ts'
import type { MetricDefinition, MetricValues } from '#src/model/metric.ts'
import { AsOf } from '#src/ui/as-of.tsx'
import { SectionHeading } from '#src/ui/section-heading.tsx'
import { useSettings } from '#src/ui/settings-context.tsx'
import { statusOf } from './connector-status.ts'
import { ConnectorHeading } from './connector-heading.tsx'
import type { ChartSpec } from './chart-spec.ts'
import { MetricCardsPanel } from './metric-cards-panel.tsx'
import type { EntityTimeseries } from './chart-lines.ts'
import { CompareSelect } from './compare-select.tsx'
import { MetricChartsPanel } from './metric-charts-panel.tsx'
import { useObservedStates } from './use-observed-states.ts'
import { PageCrosshair, ResetZoom } from './page-crosshair.tsx'
import { QueryPanel, type Read } from './query-panel.tsx'
import { PointNote, RangeName } from './range-note.tsx'
import { UnknownEntity } from './unknown-entity.tsx'
import { thresholdsOf } from './fleet/entity-thresholds.ts'
import { EntityVerdict } from './fleet/entity-verdict.tsx'
import { SummaryPanel } from './summary-panel.tsx'

export type ConnectorQueries = {
  readonly connector: Read<Connector | null>
  readonly latest: Read<EntityMetrics<MetricValues> | null>
  readonly timeseries: Read<EntityTimeseries | null>
  /** The series of the window compared with; asked for only while there is one. */
  readonly comparison: Read<EntityTimeseries | null>
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
  /** What only one kind of connector has, or is drawn from more than one answer; under the charts. */
  children?: React.ReactNode
}

/** Everything the API tells about one source or destination. */
export function ConnectorDetail(props: ConnectorDetailProps) {
  const { kind, id, queries, definitions, charts, neighbours, children } = props
  const entity = `this ${kind}`
  const latest = queries.latest.data?.value ?? undefined
  const connector = queries.connector.data?.value
  const states = useObservedStates(id)
  const settings = useSettings()
  const thresholds = useMemo(
    () => (connector ? thresholdsOf(settings, 'connector', connector) : undefined),
    [settings, connector],
  )
  const name = connector?.name ?? id
  const subject = useMemo(() => ({ kind, id, name }), [kind, id, name])
  const heading = <Heading {...{ kind, id, queries, neighbours }} />
  if (connector === null) return heading
  return (
    <PageCrosshair subject={subject}>
      <div className="flex flex-col gap-6">
        {heading}
        <EntityVerdict kind={kind} id={id} />
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
          latest={latest?.data}
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

type HeadingProps = Pick<ConnectorDetailProps, 'kind' | 'id' | 'queries' | 'neighbours'>

/** Who it is, or that nobody knows it; and what it is joined to. */
function Heading({ kind, id, queries, neighbours }: HeadingProps) {
  const { connector, latest } = queries
  const found = connector.data?.value
  const status = found ? statusOf(found, latest.data?.value?.data) : null
  return (
    <QueryPanel
      query={connector}
      heading={
        <AsOf asOfMs={latest.data?.asOfMs ?? null} periodMs={LATEST_PERIOD_MS}>
          <ConnectorHeading kind={kind} status={status} connector={found} />
        </AsOf>
      }
      what={`this ${kind}`}
      height={24}
      periodMs={LIST_PERIOD_MS}
    >
      {(known) => (known === null ? <UnknownEntity kind={kind} id={id} /> : neighbours)}
    </QueryPanel>
  )
}

function ChartsHeading() {
  return (
    <SectionHeading>
      <span className="flex flex-wrap items-baseline gap-x-3">
        <RangeName />
        <PointNote />
        <CompareSelect />
        <ResetZoom />
      </span>
    </SectionHeading>
  )
}
