import { seriesTimestamp, type Bucket } from '#simulator/time-buckets.ts'
import type { BaseMetrics, Entry, SeriesBlock, ValueBlock } from '#simulator/wire.ts'
import { lastAuditMs } from '#simulator/world/destination-readings.ts'
import type { TimeQuery } from './query.ts'

/** How the world's counters appear in series; the reference leaves it open (§6.4). */
export type CounterReading = 'cumulative' | 'perInterval'

/**
 * One entity, task or topic as the answers see it: its metrics with their kinds, a way to read a number at a moment
 * (counters from a given start on, if one is given), and the parts that exist as `latest` only.
 */
export type Readable = {
  metrics: Readonly<Record<string, 'gauge' | 'counter' | 'audit'>>
  /** First moment with samples, epoch ms. */
  bornMs: number
  read(metric: string, ms: number, sinceMs?: number): number | null
  extras(timeType: 'latest' | 'timesummary', ms: number): ValueBlock
}

/** The asked block of an entity; the other two are `null`. */
export function baseMetrics(
  readable: Readable,
  time: TimeQuery,
  nowMs: number,
  reading: CounterReading,
): BaseMetrics {
  return {
    timeseries: time.timeType === 'timeseries' ? series(readable, time, nowMs, reading) : null,
    latest: time.timeType === 'latest' ? latest(readable, nowMs) : null,
    timesummary: time.timeType === 'timesummary' ? summary(readable, time, nowMs) : null,
  }
}

/**
 * A sample per bucket: the value at the bucket's last millisecond, or now if that is earlier. So a bucket knows
 * nothing of what happens at the moment it ends. Missing values leave a hole.
 */
export function series(
  readable: Readable,
  time: TimeQuery,
  nowMs: number,
  reading: CounterReading,
): SeriesBlock {
  const block: SeriesBlock = {}
  for (const [metric, kind] of Object.entries(readable.metrics)) {
    const entries: Entry[] = []
    for (const bucket of time.buckets) {
      const at = sampledAt(bucket, nowMs)
      if (at < readable.bornMs) continue
      if (kind === 'audit' && lastAuditMs(at) < bucket.startMs) continue
      const perInterval = kind === 'counter' && reading === 'perInterval'
      const value = readable.read(metric, at, perInterval ? bucket.startMs - 1 : undefined)
      if (value !== null) entries.push({ value, timestamp: seriesTimestamp(bucket.startMs) })
    }
    block[metric] = entries
  }
  return block
}

function sampledAt(bucket: Bucket, nowMs: number): number {
  return Math.min(bucket.endMs - 1, nowMs)
}

/** The values now. */
export function latest(readable: Readable, nowMs: number): ValueBlock {
  const block: ValueBlock = readable.extras('latest', nowMs)
  for (const metric of Object.keys(readable.metrics)) block[metric] = readable.read(metric, nowMs)
  return block
}

/** Over the asked range: the increase of a counter, the mean of a gauge over its buckets, the newest audit. */
export function summary(readable: Readable, time: TimeQuery, nowMs: number): ValueBlock {
  const end = Math.min(time.toMs, nowMs)
  const start = Math.max(time.fromMs, readable.bornMs)
  const block: ValueBlock = readable.extras('timesummary', end)
  for (const [metric, kind] of Object.entries(readable.metrics)) {
    if (kind !== 'gauge') {
      block[metric] = readable.read(metric, end, kind === 'counter' ? start : undefined)
      continue
    }
    const values = time.buckets
      .map((bucket) => readable.read(metric, sampledAt(bucket, nowMs)))
      .filter((value) => value !== null)
    const sum = values.reduce((total, value) => total + value, 0)
    block[metric] = values.length === 0 ? null : Math.round((sum / values.length) * 100) / 100
  }
  return block
}
