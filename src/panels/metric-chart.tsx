import { useMemo } from 'react'
import { Card } from '#src/ui/card.tsx'
import { FailureBoundary } from '#src/ui/failure-boundary.tsx'
import type { ChartSpec } from './chart-spec.ts'
import { CHART_HEIGHT, DrawnMetrics } from './drawn-metrics.tsx'
import { drawnMetrics, type ChartSource, type DrawnMetric } from './chart-lines.ts'

/** Metrics over time in a card: the chart, or why there is none. */
export function MetricChart({ spec, source }: { spec: ChartSpec; source: ChartSource }) {
  const { timeseries, asOfMs, metadata, latest } = source
  const metrics = useMemo(
    () => drawnMetrics(spec.definitions, { timeseries, asOfMs, metadata, latest }),
    [spec, timeseries, asOfMs, metadata, latest],
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
