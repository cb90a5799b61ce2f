import type { MetricsTimeseries } from '#src/api/metrics-model.ts'
import type { MetricDefinition, MetricMetadata, MetricValues } from '#src/model/metric.ts'
import type { Series } from '#src/model/series.ts'
import { rateOf, type Reading } from '#src/series/rate.ts'
import { decideReading } from '#src/series/reading.ts'

/** What one metric contributes to a chart: gauges as they are, counters as a rate per second. */
export type DrawnMetric = {
  readonly label: string
  readonly series: Series
  /** When the counter fell, epoch ms; empty for gauges. */
  readonly restartsMs: readonly number[]
  /** How the counter's series was read (API reference §6.4); null for a gauge. */
  readonly reading: Reading | null
}

export type ChartSource = {
  readonly timeseries: MetricsTimeseries
  /** When the series were answered, epoch ms. */
  readonly asOfMs: number
  readonly metadata: Readonly<Record<string, MetricMetadata>>
  /** Latest totals decide how counters are read; undefined while unknown. */
  readonly latest: MetricValues | undefined
}

/** The drawable metrics among `definitions`: those whose series holds at least one sample. */
export function drawnMetrics(
  definitions: readonly MetricDefinition[],
  { timeseries, metadata, latest }: Omit<ChartSource, 'asOfMs'>,
): DrawnMetric[] {
  return definitions.flatMap((definition): DrawnMetric[] => {
    const series = timeseries.series[definition.name]
    if (!series || series.timesMs.length === 0) return []
    const label = metadata[definition.name]?.name ?? definition.label
    if (definition.kind !== 'counter') return [{ label, series, restartsMs: [], reading: null }]
    const total = latest?.values[definition.name]
    const reading = decideReading(series, typeof total === 'number' ? total : null)
    const { rate, restartsMs } = rateOf(series, timeseries.step, reading)
    return [{ label, series: rate, restartsMs, reading }]
  })
}
