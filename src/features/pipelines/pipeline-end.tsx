import { useMemo } from 'react'
import { SERIES_PERIOD_MS } from '#src/api/periods.ts'
import type { Connector } from '#src/model/entity.ts'
import type { MetricDefinition } from '#src/model/metrics/metric.ts'
import type { ChartSpec } from '#src/panels/charts/chart-spec.ts'
import { MetricChartsPanel } from '#src/panels/charts/metric-charts-panel.tsx'
import type { ConnectorSeries } from '#src/panels/connectors/use-connector.ts'
import { SubjectProvider } from '#src/panels/incident/subject.tsx'
import { PageStatus } from '#src/panels/page-status.tsx'
import { useObservedStates } from '#src/panels/use-observed-states.ts'
import { EntityLink } from '#src/ui/entity-link.tsx'
import { SectionHeading } from '#src/ui/section-heading.tsx'

export type PipelineEndProps = {
  title: 'Source' | 'Destination'
  connector: Connector
  href: string
  reads: ConnectorSeries
  definitions: readonly MetricDefinition[]
  charts: readonly ChartSpec[]
}

/**
 * One end of a pipeline over the page's range. The API has no series for pipelines (§5.2), so their
 * past is told by their ends; an end may serve other pipelines too.
 */
export function PipelineEnd(props: PipelineEndProps) {
  const { title, connector, href, reads, charts, definitions } = props
  const states = useObservedStates(connector.id)
  const kind = title === 'Source' ? 'source' : 'destination'
  const { id, name } = connector
  const subject = useMemo(() => ({ kind, id, name }) as const, [kind, id, name])
  const heading = (
    <SectionHeading>
      <span className="flex flex-wrap items-center gap-x-3">
        {title}
        <EntityLink href={href} name={connector.name} />
        <span className="text-sm font-normal">
          <PageStatus latest={reads.latest} listed={connector.status} />
        </span>
      </span>
    </SectionHeading>
  )
  return (
    <SubjectProvider value={subject}>
      <MetricChartsPanel
        heading={heading}
        query={reads.timeseries}
        charts={charts}
        definitions={definitions}
        latest={reads.totals}
        states={states}
        comparison={reads.comparison}
        periodMs={SERIES_PERIOD_MS}
        isStacked
        entity={`its ${kind}`}
      />
    </SubjectProvider>
  )
}
