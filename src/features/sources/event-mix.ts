import type { MetricValues } from '#src/model/metrics/metric.ts'
import { EMPTY_SERIES, type Series } from '#src/model/metrics/series.ts'
import { SOURCE_METRICS } from '#src/model/metrics/source-metrics.ts'
import { counterReading } from '#src/panels/cards/counter-reading.ts'
import type { EntityTimeseries } from '#src/panels/charts/chart-lines.ts'
import { deleteBursts, type DeleteBurst } from '#src/series/derived/event-mix.ts'
import { rateOf } from '#src/series/rate.ts'
import { completeBuckets } from '#src/series/recent.ts'

/** Series of a source with when they were answered (epoch ms), and its latest totals, if known. */
export type EventMixRead = {
  readonly timeseries: EntityTimeseries
  readonly asOfMs: number
  readonly latest: MetricValues | undefined
}

/** Bursts of deletes in the window on screen, out of full buckets; `[]`: none, or too little is known. */
export function burstsIn(read: EventMixRead): readonly DeleteBurst[] {
  const rate = (kind: 'Create' | 'Update' | 'Delete') =>
    ratesOf(read, `StreamingTotalNumberOf${kind}EventsSeen`)
  const deletes = rate('Delete')
  return deleteBursts({
    deletes,
    inserts: at(rate('Create'), deletes.timesMs),
    updates: at(rate('Update'), deletes.timesMs),
  })
}

function ratesOf(read: EventMixRead, name: string): Series {
  const { series, step } = read.timeseries
  const definition = SOURCE_METRICS.find((one) => one.name === name)
  const reading = definition ? counterReading(definition, read) : null
  if (reading === null) return EMPTY_SERIES
  const full = completeBuckets(series[name] ?? EMPTY_SERIES, step, read.asOfMs)
  return rateOf(full, step, reading).rate
}

/** The values at given times; NaN where the series has none. */
function at({ timesMs, values }: Series, wantedMs: readonly number[]): Series {
  const byTime = new Map(timesMs.map((atMs, index) => [atMs, values[index] ?? NaN]))
  return { timesMs: wantedMs, values: wantedMs.map((atMs) => byTime.get(atMs) ?? NaN) }
}
