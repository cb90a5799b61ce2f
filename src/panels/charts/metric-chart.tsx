import { lazy, Suspense, useMemo, useState } from 'react'
import { LazyDataTable } from '#src/charts/data-table/data-table-lazy.tsx'
import { Card } from '#src/ui/card.tsx'
import { FailureBoundary } from '#src/ui/failure-boundary.tsx'
import { useFullChart } from '#src/url/chart/use-full-chart.ts'
import { drawnMetrics, type ChartSource, type DrawnMetric } from './chart-lines.ts'
import { chartId, type ChartSpec } from './chart-spec.ts'
import { ChartTools } from './chart-tools.tsx'
import { CHART_HEIGHT, DrawnMetrics, STACKED_CHART_HEIGHT } from './drawn-metrics.tsx'
import { useDrawnChart, type DrawnChart, type DrawnChartInput } from './use-drawn-chart.ts'
import { useExportCommands } from './use-export-commands.ts'

const FullChart = lazy(async () => ({ default: (await import('./full-chart.tsx')).FullChart }))

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
  const height = isStacked ? STACKED_CHART_HEIGHT : CHART_HEIGHT
  if (metrics.length === 0) {
    return (
      <Card title={title}>
        <NoSeries spec={spec} source={source} height={height} />
      </Card>
    )
  }
  return (
    <div data-chart={chartId(spec)} className="grid min-w-0">
      <FailureBoundary what={title}>
        <DrawnCard {...{ title, spec, metrics, source, height }} />
      </FailureBoundary>
    </div>
  )
}

type DrawnCardProps = DrawnChartInput & { readonly height: number }

/** The chart in its card, and at full size while the address says so. */
function DrawnCard({ height, ...input }: DrawnCardProps) {
  const { title, spec, metrics } = input
  const id = chartId(spec)
  const drawn = useDrawnChart(input)
  const { chart, openChart, closeChart } = useFullChart()
  useExportCommands(drawn.chart)
  const [isTableOpen, setTableOpen] = useState(false)
  const note = readingNote(metrics)
  const tools = { chart: drawn.chart, isTableOpen, onTable: setTableOpen }
  return (
    <>
      <Card
        title={title}
        aside={
          <span className="flex items-center gap-2">
            <span className="max-sm:hidden">{note}</span>
            <ChartTools {...tools} onFullSize={() => openChart(id)} />
          </span>
        }
      >
        <DrawnMetrics drawn={drawn} height={height} />
        {note !== null && <p className="text-2xs text-fg-3 sm:hidden">{note}</p>}
        {isTableOpen && <Values drawn={drawn} />}
      </Card>
      {chart === id && (
        <Suspense fallback={null}>
          <FullChart title={title} tools={<ChartTools {...tools} />} onClose={closeChart}>
            <DrawnMetrics drawn={drawn} height={fullHeight()} />
            {isTableOpen && <Values drawn={drawn} />}
          </FullChart>
        </Suspense>
      )}
    </>
  )
}

function Values({ drawn: { chart } }: { drawn: DrawnChart }) {
  const { title, lines, unit, time } = chart
  return (
    <div className="pt-2 print:hidden">
      <LazyDataTable name={title} {...{ lines, unit, time }} />
    </div>
  )
}

/** As high as the screen leaves room for, with the legend under the chart. */
function fullHeight(): number {
  return Math.max(CHART_HEIGHT, window.innerHeight - ROOM_PX)
}

const ROOM_PX = 300

type NoSeriesProps = { spec: ChartSpec; source: ChartSource; height: number }

function NoSeries({ spec, source, height }: NoSeriesProps) {
  const series = spec.definitions.map((definition) => source.timeseries.series[definition.name])
  const reason = series.every((one) => one === undefined)
    ? 'the answer has no such series'
    : series.some((one) => one && one.timesMs.length === 0)
      ? 'the API returned an empty series'
      : 'the API says it has none (null)'
  return (
    <p className="grid place-items-center text-center text-fg-2" style={{ height }}>
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
