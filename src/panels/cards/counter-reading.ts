import type { MetricsTimeseries } from '#src/api/metrics-model.ts'
import type { MetricDefinition, MetricValues } from '#src/model/metrics/metric.ts'
import type { Reading } from '#src/series/rate.ts'
import { decideReading } from '#src/series/reading.ts'

/** Series with when they were answered (epoch ms), and the latest totals, if known. */
export type Answered = {
  readonly timeseries: MetricsTimeseries
  readonly asOfMs: number
  readonly latest: MetricValues | undefined
}

/**
 * How the series of a counter is read (API reference §6.4); null for a metric that is none, or has no
 * series. The latest total speaks only for a window that reaches up to now.
 */
export function counterReading(
  { name, kind }: MetricDefinition,
  { timeseries, asOfMs, latest }: Answered,
): Reading | null {
  const series = timeseries.series[name]
  if (kind !== 'counter' || !series) return null
  const isLive = timeseries.window.toMs + timeseries.step.ms > asOfMs
  const total = isLive ? latest?.values[name] : null
  return decideReading(series, typeof total === 'number' ? total : null)
}
