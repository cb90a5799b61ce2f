import { useMemo } from 'react'
import type { EntityMetrics } from '#src/api/metrics-model.ts'
import { LIST_PERIOD_MS, SERIES_PERIOD_MS } from '#src/api/periods.ts'
import type { Connector } from '#src/model/entity.ts'
import type { MetricDefinition, MetricValues } from '#src/model/metric.ts'
import type { EntityTimeseries } from '#src/panels/chart-lines.ts'
import { CompareSelect } from '#src/panels/compare-select.tsx'
import { MetricChartsPanel } from '#src/panels/metric-charts-panel.tsx'
import { statusOf } from '#src/panels/connector-status.ts'
import { SubjectProvider } from '#src/panels/incident/subject.tsx'
import { ResetZoom } from '#src/panels/page-crosshair.tsx'
import { useObservedStates } from '#src/panels/use-observed-states.ts'
import type { ChartSpec } from '#src/panels/chart-spec.ts'
import type { Read } from '#src/panels/query-panel.tsx'
import { PointNote, RangeName } from '#src/panels/range-note.tsx'
import { AsOf } from '#src/ui/as-of.tsx'
import { EntityLink } from '#src/ui/entity-link.tsx'
import { SectionHeading } from '#src/ui/section-heading.tsx'
import { StatusBadge } from '#src/ui/status-badge.tsx'

export type PipelineEndProps = {
  title: 'Source' | 'Destination'
  connector: Connector
  /** When the connector was read, epoch ms; null: not known. */
  asOfMs: number | null
  href: string
  reads: {
    readonly latest: Read<EntityMetrics<MetricValues> | null>
    readonly timeseries: Read<EntityTimeseries | null>
    readonly comparison: Read<EntityTimeseries | null>
  }
  definitions: readonly MetricDefinition[]
  charts: readonly ChartSpec[]
}

/**
 * One end of a pipeline over the page's range. The API has no series for pipelines (§5.2), so their
 * past is told by their ends; an end may serve other pipelines too.
 */
export function PipelineEnd(props: PipelineEndProps) {
  const { title, connector, asOfMs, href, reads, charts, definitions } = props
  const latest = reads.latest.data?.value?.data
  const status = statusOf(connector, latest)
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
          <AsOf asOfMs={asOfMs} periodMs={LIST_PERIOD_MS}>
            <StatusBadge status={status} />
          </AsOf>
        </span>
        <span className="text-sm font-normal">
          <RangeName />
        </span>
        <PointNote />
        <CompareSelect />
        <ResetZoom />
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
        latest={latest}
        states={states}
        comparison={reads.comparison}
        periodMs={SERIES_PERIOD_MS}
        isStacked
        entity={`its ${kind}`}
      />
    </SubjectProvider>
  )
}
