import { useMemo } from 'react'
import { Card } from '#src/ui/card.tsx'
import { FailureBoundary } from '#src/ui/failure-boundary.tsx'
import { chartId, type ChartSpec } from './chart-spec.ts'
import { CHART_HEIGHT, DrawnMetrics, STACKED_CHART_HEIGHT } from './drawn-metrics.tsx'
import { drawnMetrics, type ChartSource, type DrawnMetric } from './chart-lines.ts'
import { FullChart, FullChartButton } from './full-chart.tsx'

export type MetricChartProps = {
  spec: ChartSpec
  source: ChartSource
  /** One of a column of charts, and so lower. */
  isStacked?: boolean
}

/** Metrics over time in a card: the chart, or why there is none. */
export function MetricChart({ spec, source, isStacked = false }: MetricChartProps) {
  const { timeseries, asOfMs, metadata, latest } = source
  const metrics = useMemo(
    () => drawnMetrics(spec.definitions, { timeseries, asOfMs, metadata, latest }),
    [spec, timeseries, asOfMs, metadata, latest],
  )
  const isRate = spec.definitions[0]?.kind === 'counter'
  const title = isRate ? `${spec.title} per second` : spec.title
  const id = chartId(spec)
  const height = isStacked ? STACKED_CHART_HEIGHT : CHART_HEIGHT
  if (metrics.length === 0) {
    return (
      <Card title={title}>
        <NoSeries spec={spec} source={source} />
      </Card>
    )
  }
  const drawn = { title, spec, metrics, source }
  return (
    <div data-chart={id} className="grid min-w-0">
      <Card title={title} aside={<Aside {...{ id, title, metrics }} />}>
        <FailureBoundary what={title}>
          <DrawnMetrics {...drawn} height={height} />
        </FailureBoundary>
      </Card>
      <FullChart {...{ id, title }}>
        <DrawnMetrics {...drawn} height={fullHeight()} />
      </FullChart>
    </div>
  )
}

type AsideProps = { id: string; title: string; metrics: readonly DrawnMetric[] }

function Aside({ id, title, metrics }: AsideProps) {
  return (
    <span className="flex items-center gap-2">
      {readingNote(metrics)}
      <FullChartButton {...{ id, title }} />
    </span>
  )
}

/** As high as the screen leaves room for, with the legend and the tools under the chart. */
function fullHeight(): number {
  return Math.max(CHART_HEIGHT, window.innerHeight - ROOM_PX)
}

const ROOM_PX = 340

function NoSeries({ spec, source }: { spec: ChartSpec; source: ChartSource }) {
  const series = spec.definitions.map((definition) => source.timeseries.series[definition.name])
  const reason = series.every((one) => one === undefined)
    ? 'the answer has no such series'
    : series.some((one) => one && one.timesMs.length === 0)
      ? 'the API returned an empty series'
      : 'the API says it has none (null)'
  return (
    <p className="grid place-items-center text-center text-fg-2" style={{ height: CHART_HEIGHT }}>
      Nothing to draw: {reason}.
    </p>
  )
}

/** Says how counters were read, because the API does not document it. */
function readingNote(metrics: readonly DrawnMetric[]): string | null {
  const readings = new Set(metrics.map((metric) => metric.reading).filter((one) => one !== null))
  if (readings.size === 0) return null
  return [...readings]
    .map((one) => (one === 'cumulative' ? 'read as a running total' : 'read as amounts per point'))
    .join(', ')
}
