import type { Trace } from '#src/api/http/trace.ts'
import type { MetricsTimeseries } from '#src/api/metrics-model.ts'
import type { Threshold } from '#src/model/health/threshold.ts'
import type { MetricDefinition, MetricMetadata, MetricValues } from '#src/model/metrics/metric.ts'
import type { Series } from '#src/model/metrics/series.ts'
import { counterReading, type Answered } from '#src/panels/cards/counter-reading.ts'
import type { StateSpan } from '#src/series/events/events-state.ts'
import type { ChartEvent } from '#src/series/events/events.ts'
import { rateOf, type Reading } from '#src/series/rate.ts'

/** What one metric contributes to a chart: gauges as they are, counters as a rate per second. */
export type DrawnMetric = {
  readonly label: string
  readonly series: Series
  /** When the counter fell, epoch ms; empty for gauges. */
  readonly restartsMs: readonly number[]
  /** Times of the samples that are lower bounds, epoch ms; absent for gauges, which have none. */
  readonly lowerBoundsMs?: readonly number[]
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
  /** What happened to the entity inside the window. */
  readonly events: readonly ChartEvent[]
  /** Its statuses as this page saw them. */
  readonly states: readonly StateSpan[]
  /** Limits that hold for the entity, of any metrics. */
  readonly thresholds: readonly Threshold[]
  /** The same series of an earlier window; null: nothing to compare with, or not read yet. */
  readonly comparison: EntityTimeseries | null
  /** What went over the wire for the series; `[]`: nothing, or nobody kept it. */
  readonly traces: readonly Trace[]
}

/** Series of one entity with the names that came along. */
export type EntityTimeseries = MetricsTimeseries & {
  readonly metadata: Readonly<Record<string, MetricMetadata>>
}

/** The drawable metrics among `definitions`: those whose series holds at least one sample. */
export function drawnMetrics(
  definitions: readonly MetricDefinition[],
  source: Answered & Pick<ChartSource, 'metadata'>,
): DrawnMetric[] {
  return definitions.flatMap((definition) => {
    const drawn = drawnMetric(definition, source, counterReading(definition, source))
    return drawn ? [drawn] : []
  })
}

/** One metric, its counter read as told; null: its series holds no sample. */
export function drawnMetric(
  definition: MetricDefinition,
  { timeseries, metadata }: Pick<ChartSource, 'timeseries' | 'metadata'>,
  reading: Reading | null,
): DrawnMetric | null {
  const series = timeseries.series[definition.name]
  if (!series || series.timesMs.length === 0) return null
  const label = metadata[definition.name]?.name ?? definition.label
  if (reading === null) return { label, series, restartsMs: [], reading }
  const { rate, restartsMs, lowerBoundsMs } = rateOf(series, timeseries.step, reading)
  return { label, series: rate, restartsMs, lowerBoundsMs, reading }
}
