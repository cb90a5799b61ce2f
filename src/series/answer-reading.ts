import type { MetricValues } from '#src/model/metrics/metric.ts'
import { EMPTY_SERIES, type Series } from '#src/model/metrics/series.ts'
import type { Reading } from './rate.ts'
import { commonReading, decideReading } from './reading.ts'

/** Series of one entity by metric name; `null`: the API said null. */
export type EntitySeries = Readonly<Record<string, Series | null>>

/** Name of the first of `counters` that has a sample; undefined: none has. */
export function firstReported(
  series: EntitySeries,
  counters: readonly string[],
): string | undefined {
  return counters.find((one) => (series[one]?.timesMs.length ?? 0) > 0)
}

/**
 * How the counters of a whole answer are read: the API counts one way for everybody, and connectors
 * that stand still tell nothing about it.
 * @param latest latest values by connector id, as far as they are known
 */
export function readingOfAnswer(
  connectors: Readonly<Record<string, EntitySeries>>,
  latest: Readonly<Record<string, MetricValues>> | undefined,
  counters: readonly string[],
): Reading {
  const readings = Object.entries(connectors).flatMap(([id, own]) => {
    const name = firstReported(own, counters)
    const series = name === undefined ? EMPTY_SERIES : (own[name] ?? EMPTY_SERIES)
    if (name === undefined || new Set(series.values).size < 2) return []
    const total = latest?.[id]?.values[name]
    return [decideReading(series, typeof total === 'number' ? total : null)]
  })
  return commonReading(readings)
}

/** Start of the newest bucket that holds a sample of any series, epoch ms; null: none does. */
export function newestSampleMs(series: EntitySeries): number | null {
  const newestMs = Math.max(0, ...Object.values(series).map((one) => one?.timesMs.at(-1) ?? 0))
  return newestMs === 0 ? null : newestMs
}

/** The same over all connectors of an answer: its newest bucket, which is still running. */
export function newestInAnswerMs(
  connectors: Readonly<Record<string, EntitySeries>>,
): number | null {
  const newestMs = Math.max(0, ...Object.values(connectors).map((own) => newestSampleMs(own) ?? 0))
  return newestMs === 0 ? null : newestMs
}
