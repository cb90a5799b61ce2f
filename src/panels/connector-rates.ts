import type { Answer } from '#src/api/answer.ts'
import type { BulkMetrics, BulkTimeseries, SeriesByMetric } from '#src/api/metrics-model.ts'
import type { MetricValues } from '#src/model/metric.ts'
import type { Series } from '#src/model/series.ts'
import { stepOf, type Step, type TimeRange, type TimeWindow } from '#src/model/time-range.ts'
import { rateOf } from '#src/series/rate.ts'
import { decideReading } from '#src/series/reading.ts'
import { completeBuckets, recentMean } from '#src/series/recent.ts'

/** What a list shows of a connector's movement. */
export type ConnectorRate = {
  /** Records per second over the last five full minutes; null when not known. */
  readonly recordsPerSec: number | null
  /** Records per second, minute by minute. */
  readonly rate: Series
  /** The moment the newest sample speaks for, epoch ms; null when there is none. */
  readonly newestMs: number | null
  readonly window: TimeWindow
  readonly step: Step
}

/** What lists ask for: a quarter of an hour in points of one minute. */
export const RECENT: { range: TimeRange; step: Step } = {
  range: { kind: 'last', ms: 15 * 60_000 },
  step: stepOf('minute', 1),
}

/** Counters of records a source writes into Kafka, best first. */
export const SOURCE_OUTPUT = ['sourceRecordWriteTotal', 'recordWrittenTotal', 'recordSendTotal']
/** Counters of records a destination takes from Kafka, best first. */
export const DESTINATION_INPUT = ['recordsConsumedTotal', 'sinkRecordReadTotal']

/** Rate by connector id, from the first of `counters` that the connector reports. */
export function connectorRates(
  { value: { metrics, window, step }, asOfMs }: Answer<BulkTimeseries>,
  latest: BulkMetrics<MetricValues> | undefined,
  counters: readonly string[],
): ReadonlyMap<string, ConnectorRate> {
  const rates = new Map<string, ConnectorRate>()
  for (const [id, series] of Object.entries(metrics.connectors)) {
    const name = counters.find((counter) => (series[counter]?.timesMs.length ?? 0) > 0)
    const counter = name === undefined ? undefined : series[name]
    if (name === undefined || !counter) continue
    const total = latest?.connectors[id]?.values[name]
    const reading = decideReading(counter, typeof total === 'number' ? total : null)
    const rate = completeBuckets(rateOf(counter, step, reading).rate, step, asOfMs)
    rates.set(id, {
      recordsPerSec: recentMean(rate, step, asOfMs),
      rate,
      newestMs: newestOf(series, step, asOfMs),
      window,
      step,
    })
  }
  return rates
}

/** A sample speaks for its whole bucket, but never for a moment after it was asked for. */
function newestOf(series: SeriesByMetric, step: Step, asOfMs: number): number | null {
  const times = Object.values(series).map((one) => one?.timesMs.at(-1) ?? 0)
  const newestMs = Math.max(0, ...times)
  return newestMs === 0 ? null : Math.min(newestMs + step.ms, asOfMs)
}
