import type { MetricsTimeseries } from '#src/api/metrics-model.ts'
import type { MetricMetadata, MetricValues } from '#src/model/metric.ts'
import { Notice } from '#src/ui/notice.tsx'
import { MetricChart, type ChartSpec } from './metric-chart.tsx'
import { newestPointMs } from './newest-point.ts'
import { QueryPanel, type Read } from './query-panel.tsx'

export type EntityTimeseries = MetricsTimeseries & {
  readonly metadata: Readonly<Record<string, MetricMetadata>>
}

export type MetricChartsPanelProps = {
  heading: React.ReactNode
  query: Read<EntityTimeseries | null>
  charts: readonly ChartSpec[]
  latest: MetricValues | undefined
  periodMs: number
  /** Names the entity for people: "this source". */
  entity: string
}

const CHART_CARD_HEIGHT = 232

/** The charts of an entity, all over the same window. */
export function MetricChartsPanel(props: MetricChartsPanelProps) {
  const { heading, query, charts, latest, periodMs, entity } = props
  return (
    <QueryPanel
      query={query}
      heading={heading}
      what={`the series of ${entity}`}
      height={Math.ceil(charts.length / 2) * CHART_CARD_HEIGHT}
      periodMs={Math.max(periodMs, query.data?.value?.step.ms ?? 0)}
      newestMs={newestOf}
    >
      {(timeseries, asOfMs) =>
        timeseries === null ? (
          <p className="text-fg-2">The API has no series of {entity} yet (404).</p>
        ) : (
          <>
            <Problems problems={timeseries.problems} />
            <div className="grid gap-tile lg:grid-cols-2 2xl:grid-cols-3">
              {charts.map((spec) => (
                <MetricChart
                  key={spec.title}
                  spec={spec}
                  source={{ timeseries, asOfMs, metadata: timeseries.metadata, latest }}
                />
              ))}
            </div>
          </>
        )
      }
    </QueryPanel>
  )
}

function newestOf(timeseries: EntityTimeseries | null): number | null {
  return timeseries && newestPointMs(timeseries.series)
}

/** What of the answer could not be read: a series left out must not look like one that is absent. */
function Problems({ problems }: { problems: readonly string[] }) {
  if (problems.length === 0) return null
  return (
    <div className="mb-tile">
      <Notice tone="warn" title="Part of the answer could not be read.">
        {problems.join(' ')}
      </Notice>
    </div>
  )
}
