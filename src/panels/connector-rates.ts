import type { BulkMetrics, BulkTimeseries, SeriesByMetric } from '#src/api/metrics-model.ts'
import type { MetricValues } from '#src/model/metric.ts'
import { EMPTY_SERIES, type Series } from '#src/model/series.ts'
import { stepOf, type Step, type TimeRange, type TimeWindow } from '#src/model/time-range.ts'
import { rateOf, type Reading } from '#src/series/rate.ts'
import { commonReading, decideReading } from '#src/series/reading.ts'
import { recentMean, withoutNewest } from '#src/series/recent.ts'

/** What a list shows of a connector's movement. */
export type ConnectorRate = {
  /** Records per second over the last five full minutes; null when not known. */
  readonly recordsPerSec: number | null
  /** Records per second, minute by minute, without the running minute. */
  readonly rate: Series
  /** Start of the newest bucket that holds a sample, epoch ms by the API's clock; null: none does. */
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

type Counted = { readonly id: string; readonly counter: Series; readonly total: number | null }

/**
 * Rate by connector id, from the first of `counters` that the connector reports. The times of the
 * samples are compared with each other only, never with the browser's clock, which may be wrong: the
 * newest minute of the whole answer is the running one.
 */
export function connectorRates(
  { metrics, window, step }: BulkTimeseries,
  latest: BulkMetrics<MetricValues> | undefined,
  counters: readonly string[],
): ReadonlyMap<string, ConnectorRate> {
  const series = Object.entries(metrics.connectors)
  const counted = series.flatMap(([id, own]) => countedOf(id, own, latest, counters))
  const reading = readingOf(counted)
  const newestOfAllMs = Math.max(...series.map(([, own]) => newestOf(own) ?? 0))
  const rates = new Map<string, ConnectorRate>()
  for (const { id, counter } of counted) {
    const rate = withoutNewest(rateOf(counter, step, reading).rate, newestOfAllMs)
    rates.set(id, {
      recordsPerSec: recentMean(rate, step, newestOfAllMs),
      rate,
      newestMs: newestOf(metrics.connectors[id] ?? {}),
      window,
      step,
    })
  }
  return rates
}

function countedOf(
  id: string,
  series: SeriesByMetric,
  latest: BulkMetrics<MetricValues> | undefined,
  counters: readonly string[],
): Counted[] {
  const name = counters.find((one) => (series[one]?.timesMs.length ?? 0) > 0)
  if (name === undefined) return []
  const total = latest?.connectors[id]?.values[name]
  const counter = series[name] ?? EMPTY_SERIES
  return [{ id, counter, total: typeof total === 'number' ? total : null }]
}

/** The API counts one way for everybody; connectors that stand still tell nothing about it. */
function readingOf(counted: readonly Counted[]): Reading {
  const moving = counted.filter(({ counter }) => new Set(counter.values).size > 1)
  return commonReading(moving.map(({ counter, total }) => decideReading(counter, total)))
}

function newestOf(series: SeriesByMetric): number | null {
  const newestMs = Math.max(0, ...Object.values(series).map((one) => one?.timesMs.at(-1) ?? 0))
  return newestMs === 0 ? null : newestMs
}
