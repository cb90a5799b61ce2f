import type { BulkMetrics, BulkTimeseries } from '#src/api/metrics-model.ts'
import type { MetricValues } from '#src/model/metrics/metric.ts'
import { EMPTY_SERIES, type Series } from '#src/model/metrics/series.ts'
import { stepOf, type Step, type TimeRange, type TimeWindow } from '#src/model/time/time-range.ts'
import { firstReported, newestSampleMs, readingOfAnswer } from '#src/series/answer-reading.ts'
import { rateOf } from '#src/series/rate.ts'
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
  const reading = readingOfAnswer(metrics.connectors, latest?.connectors, counters)
  const newestOfAllMs = Math.max(...series.map(([, own]) => newestSampleMs(own) ?? 0))
  const rates = new Map<string, ConnectorRate>()
  for (const [id, own] of series) {
    const name = firstReported(own, counters)
    if (name === undefined) continue
    const counter = own[name] ?? EMPTY_SERIES
    const rate = withoutNewest(rateOf(counter, step, reading).rate, newestOfAllMs)
    rates.set(id, {
      recordsPerSec: recentMean(rate, step, newestOfAllMs),
      rate,
      newestMs: newestSampleMs(own),
      window,
      step,
    })
  }
  return rates
}
