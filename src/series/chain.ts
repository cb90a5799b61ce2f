import { EMPTY_SERIES, type Series } from '#src/model/metrics/series.ts'
import { bucketStart, type Step } from '#src/model/time/time-range.ts'
import { firstReported, type EntitySeries } from './answer-reading.ts'
import { DESTINATION_INPUT, SOURCE_OUTPUT } from './counters.ts'
import type { ChainSeries } from './derived/bottleneck.ts'
import { rateOf, type Reading } from './rate.ts'
import { completeBuckets } from './recent.ts'

/** One end of a chain over the window that derived numbers are worked out from. */
export type ChainEnd = {
  /** Series of the chain's topics at this end, or of the whole connector as the only part. */
  readonly parts: readonly EntitySeries[]
  readonly reading: Reading
  /** When they were answered, epoch ms. */
  readonly asOfMs: number
}

/** Both ends on the same buckets, all of them full. */
export type Chain = {
  readonly series: ChainSeries
  /** Delay at the destination, ms. */
  readonly latencyMs: Series
  readonly step: Step
  /** End of the newest bucket in it, epoch ms; null: there is none. */
  readonly endMs: number | null
  /** Buckets in which a counter of the destination fell: a task of it restarted. */
  readonly breaksMs: readonly number[]
}

/** Of several parts: what they make together, or the worst of them. */
const JOIN = {
  sum: (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0),
  worst: (values: readonly number[]) => Math.max(...values),
} as const

/**
 * Puts both ends of a chain onto the same full buckets. Only what both ends have answered counts: the
 * newest bucket is the older one of the two. A bucket without a value of every part is NaN, because a
 * part that is not known must not read as zero.
 */
export function chainOf(source: ChainEnd, destination: ChainEnd, step: Step): Chain {
  const read = { source: endReader(source, step), destination: endReader(destination, step) }
  const written = read.source.counter(SOURCE_OUTPUT)
  const taken = read.destination.counter(DESTINATION_INPUT)
  const lag = read.destination.gauge('recordsLag', 'sum')
  const grid = commonBuckets(
    [written.rate, taken.rate, lag].filter(({ timesMs }) => timesMs.length > 0),
    step,
  )
  const on = (series: Series) => onBuckets(series, grid, step)
  return {
    series: {
      behindMs: on(read.source.gauge('StreamingMilliSecondsBehindSource', 'worst')),
      lag: on(lag),
      inPerSec: on(written.rate),
      outPerSec: on(taken.rate),
      sentPerSec: on(read.destination.counter(['sinkRecordSendTotal']).rate),
      batchMs: on(read.destination.gauge('putBatchMaxTimeMs', 'worst')),
      retriesPerSec: on(read.source.counter(['recordRetryTotal']).rate),
    },
    latencyMs: on(read.destination.gauge('latency', 'worst')),
    step,
    endMs: grid.length === 0 ? null : (grid.at(-1) ?? NaN) + step.ms,
    breaksMs: taken.restartsMs,
  }
}

/** Whether each of some topics has a counter in an answer, so that their sum is a sum of all of them. */
export function hasAllTopics(
  topics: Readonly<Record<string, EntitySeries>>,
  topicIds: readonly string[],
  counters: readonly string[],
): boolean {
  return (
    topicIds.length > 0 &&
    topicIds.every((id) => firstReported(topics[id] ?? {}, counters) !== undefined)
  )
}

function endReader({ parts, reading, asOfMs }: ChainEnd, step: Step) {
  const full = (series: Series | null | undefined) =>
    completeBuckets(series ?? EMPTY_SERIES, step, asOfMs)
  return {
    gauge: (name: string, how: keyof typeof JOIN) =>
      joined(
        parts.map((part) => full(part[name])),
        step,
        JOIN[how],
      ),
    counter: (names: readonly string[]) => {
      const rates = parts.map((part) => {
        const name = firstReported(part, names)
        return rateOf(full(name === undefined ? null : part[name]), step, reading)
      })
      return {
        rate: joined(
          rates.map(({ rate }) => rate),
          step,
          JOIN.sum,
        ),
        restartsMs: [...new Set(rates.flatMap(({ restartsMs }) => restartsMs))].toSorted(
          (a, b) => a - b,
        ),
      }
    },
  }
}

/** One series out of several, bucket by bucket; NaN where one of them has no value. */
function joined(
  parts: readonly Series[],
  step: Step,
  join: (values: readonly number[]) => number,
): Series {
  const [only] = parts
  if (only && parts.length === 1) return only
  const timesMs = bucketsOf(parts, step)
  const columns = parts.map((part) => onBuckets(part, timesMs, step).values)
  return {
    timesMs,
    values: timesMs.map((_, index) => join(columns.map((column) => column[index] ?? NaN))),
  }
}

/** Every bucket in which one of the series has a sample, oldest first. */
function bucketsOf(all: readonly Series[], step: Step): readonly number[] {
  const starts = all.flatMap(({ timesMs }) => timesMs.map((atMs) => bucketStart(atMs, step)))
  return [...new Set(starts)].toSorted((a, b) => a - b)
}

/** The buckets from the first that any has to the last that all have, none left out. */
function commonBuckets(all: readonly Series[], step: Step): readonly number[] {
  if (all.length === 0) return []
  const firstMs = Math.min(...all.map(({ timesMs }) => bucketStart(timesMs[0] ?? NaN, step)))
  const lastMs = Math.min(...all.map(({ timesMs }) => bucketStart(timesMs.at(-1) ?? NaN, step)))
  const count = Math.max(0, Math.round((lastMs - firstMs) / step.ms) + 1)
  return Array.from({ length: count }, (_, index) => firstMs + index * step.ms)
}

/** The value of each bucket; NaN where the series has none. */
function onBuckets(series: Series, timesMs: readonly number[], step: Step): Series {
  const byBucket = new Map(
    series.timesMs.map((atMs, index) => [bucketStart(atMs, step), series.values[index] ?? NaN]),
  )
  return { timesMs, values: timesMs.map((startMs) => byBucket.get(startMs) ?? NaN) }
}
