import { useMemo } from 'react'
import { ChartFrame } from '#src/charts/chart-frame.tsx'
import { LegendTable } from '#src/charts/legend-table.tsx'
import { TimeseriesChart } from '#src/charts/timeseries-chart.tsx'
import type { MetricDefinition } from '#src/model/metric.ts'
import { Card } from '#src/ui/card.tsx'
import { FailureBoundary } from '#src/ui/failure-boundary.tsx'
import { useTimeState } from '#src/url/use-time-state.tsx'
import { drawnMetrics, type ChartSource, type DrawnMetric } from './chart-lines.ts'

/** A chart of one or more metrics of the same unit and kind. */
export type ChartSpec = {
  readonly title: string
  readonly definitions: readonly MetricDefinition[]
}

const HEIGHT = 176

/** Metrics over time in a card: the chart, or why there is none. */
export function MetricChart({ spec, source }: { spec: ChartSpec; source: ChartSource }) {
  const { timeseries, metadata, latest } = source
  const metrics = useMemo(
    () => drawnMetrics(spec.definitions, { timeseries, metadata, latest }),
    [spec, timeseries, metadata, latest],
  )
  const isRate = spec.definitions[0]?.kind === 'counter'
  const title = isRate ? `${spec.title} per second` : spec.title
  return (
    <Card title={title} aside={readingNote(metrics)}>
      <FailureBoundary what={title}>
        {metrics.length === 0 ? (
          <NoSeries spec={spec} source={source} />
        ) : (
          <DrawnMetrics title={title} spec={spec} metrics={metrics} source={source} />
        )}
      </FailureBoundary>
    </Card>
  )
}

type DrawnMetricsProps = {
  title: string
  spec: ChartSpec
  metrics: readonly DrawnMetric[]
  source: ChartSource
}

function DrawnMetrics({ title, spec, metrics, source }: DrawnMetricsProps) {
  const { window, step } = source.timeseries
  const { zone } = useTimeState()
  const first = spec.definitions[0]
  const lines = useMemo(
    () => metrics.map((metric, index) => ({ ...metric, id: `s${index}` })),
    [metrics],
  )
  if (!first) return null
  const unit = first.kind === 'counter' ? { rate: first.unit } : first.unit
  const time = { window, step, zone, answeredAtMs: source.asOfMs }
  return (
    <>
      <ChartFrame height={HEIGHT}>
        {(size) => <TimeseriesChart {...size} name={title} lines={lines} time={time} unit={unit} />}
      </ChartFrame>
      {lines.length > 1 && <LegendTable name={title} lines={lines} unit={unit} time={time} />}
    </>
  )
}

function NoSeries({ spec, source }: { spec: ChartSpec; source: ChartSource }) {
  const series = spec.definitions.map((definition) => source.timeseries.series[definition.name])
  const reason = series.every((one) => one === undefined)
    ? 'the answer has no such series'
    : series.some((one) => one && one.timesMs.length === 0)
      ? 'the API returned an empty series'
      : 'the API says it has none (null)'
  return (
    <p className="grid place-items-center text-center text-fg-2" style={{ height: HEIGHT }}>
      <span>
        Nothing to draw: {reason}.
        <br />
        The latest value is above.
      </span>
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
