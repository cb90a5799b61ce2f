import type { Series } from '#src/model/metrics/series.ts'
import { MINUTE_MS } from '#src/model/time/time-range.ts'

/**
 * Numbers of one entity as they were observed, at most one sample a minute, oldest first. Columns of
 * one length; NaN: the metric was not reported then.
 */
export type ObservedSamples = {
  readonly timesMs: readonly number[]
  readonly values: Readonly<Record<string, readonly number[]>>
}

export const NO_SAMPLES: ObservedSamples = { timesMs: [], values: {} }

/** A sample this much older than the last one means that the clock was set back. */
const CLOCK_WAS_SET_MS = 5 * MINUTE_MS

/**
 * The samples with one more. The first of a minute is kept; an older one is passed over. After the
 * clock was set back, what was stamped with the wrong one is forgotten.
 * @param numbers by metric name; null: not reported
 */
export function withSample(
  samples: ObservedSamples,
  numbers: Readonly<Record<string, number | null>>,
  atMs: number,
): ObservedSamples {
  const lastMs = samples.timesMs.at(-1)
  if (lastMs !== undefined && lastMs - atMs > CLOCK_WAS_SET_MS) {
    return withSample(samplesBetween(samples, -Infinity, atMs), numbers, atMs)
  }
  if (lastMs !== undefined && minuteOf(atMs) <= minuteOf(lastMs)) return samples
  const values: Record<string, readonly number[]> = {}
  for (const name of new Set([...Object.keys(samples.values), ...Object.keys(numbers)])) {
    const column = samples.values[name] ?? samples.timesMs.map(() => NaN)
    values[name] = [...column, numbers[name] ?? NaN]
  }
  return { timesMs: [...samples.timesMs, atMs], values }
}

/** What two tabs observed, as one: where both have a minute, the first one's. */
export function mergeSamples(some: ObservedSamples, others: ObservedSamples): ObservedSamples {
  const taken = new Set(some.timesMs.map(minuteOf))
  const rows = [
    ...some.timesMs.map((atMs, index) => ({ atMs, from: some, index })),
    ...others.timesMs
      .map((atMs, index) => ({ atMs, from: others, index }))
      .filter(({ atMs }) => !taken.has(minuteOf(atMs))),
  ].toSorted((a, b) => a.atMs - b.atMs)
  const names = new Set([...Object.keys(some.values), ...Object.keys(others.values)])
  const columns = [...names].map((name): [string, number[]] => [
    name,
    rows.map(({ from, index }) => from.values[name]?.[index] ?? NaN),
  ])
  return { timesMs: rows.map(({ atMs }) => atMs), values: Object.fromEntries(columns) }
}

/** The samples in a stretch of time, `fromMs` inclusive, `toMs` exclusive. */
export function samplesBetween(
  { timesMs, values }: ObservedSamples,
  fromMs: number,
  toMs: number,
): ObservedSamples {
  const start = timesMs.findIndex((atMs) => atMs >= fromMs)
  const end = timesMs.findIndex((atMs) => atMs >= toMs)
  const from = start < 0 ? timesMs.length : start
  const to = end < 0 ? timesMs.length : end
  if (from === 0 && to === timesMs.length) return { timesMs, values }
  const cut = Object.entries(values).map(([name, column]) => [name, column.slice(from, to)])
  return { timesMs: timesMs.slice(from, to), values: Object.fromEntries(cut) }
}

/** The newest `count` samples. */
export function newestSamples(samples: ObservedSamples, count: number): ObservedSamples {
  const fromMs = samples.timesMs.at(-count)
  return fromMs === undefined ? samples : samplesBetween(samples, fromMs, Infinity)
}

/** One metric of the samples; empty when it was never reported. */
export function observedSeries(samples: ObservedSamples, metric: string): Series {
  const values = samples.values[metric]
  return values ? { timesMs: samples.timesMs, values } : { timesMs: [], values: [] }
}

const NUMBER_BYTES = 9
const CHUNK_BYTES = 150

/** About how many bytes the samples take in the browser's database. */
export function bytesOfSamples({ timesMs, values }: ObservedSamples): number {
  const columns = Object.keys(values)
  const names = columns.reduce((sum, name) => sum + 2 * name.length, 0)
  return CHUNK_BYTES + names + (columns.length + 1) * timesMs.length * NUMBER_BYTES
}

function minuteOf(atMs: number): number {
  return Math.floor(atMs / MINUTE_MS)
}
