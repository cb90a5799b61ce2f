import type { Answer } from '#src/api/answer.ts'
import type { BulkTimeseries, EntityMetrics } from '#src/api/metrics-model.ts'
import type { MetricValues } from '#src/model/metrics/metric.ts'
import { EMPTY_SERIES } from '#src/model/metrics/series.ts'
import { newestInAnswerMs, readingOfAnswer } from '#src/series/answer-reading.ts'
import {
  snapshotProgress,
  type KnownSnapshot,
  type SnapshotProgress,
} from '#src/series/derived/snapshot-progress.ts'
import { rateOf } from '#src/series/rate.ts'
import { recentMean } from '#src/series/recent.ts'

const ROWS = 'SnapshotTotalNumberOfEventsSeen'
/** Rows per second are the mean of so many minutes. */
const MINUTES = 10

export type SnapshotRead = {
  readonly id: string
  readonly latest: Answer<EntityMetrics<MetricValues>>
  /** Series of all sources over the last quarter of an hour; undefined: not answered. */
  readonly recent: Answer<BulkTimeseries> | undefined
  readonly known: KnownSnapshot | null
}

/** How far the snapshot of a source is. */
export function snapshotOf({ id, latest, recent, known }: SnapshotRead): SnapshotProgress {
  const { values, snapshotTables } = latest.value.data
  const running = measured(values['SnapshotRunning'])
  return snapshotProgress({
    tables: snapshotTables,
    isRunning: running === null ? null : running > 0,
    rowsSeen: measured(values[ROWS]),
    rowsPerSec: recent ? rowsPerSec(recent.value, id) : null,
    sinceLastEventMs: measured(values['SnapshotMilliSecondsSinceLastEvent']),
    usualGapMs: null,
    known,
    atMs: latest.asOfMs,
  })
}

/** The snapshot that is worth keeping for the next one: complete, and none runs; null: there is none. */
export function completedSnapshot({
  value: { data },
  asOfMs,
}: Answer<EntityMetrics<MetricValues>>): KnownSnapshot | null {
  const tables = data.snapshotTables ?? []
  const rows = measured(data.values[ROWS])
  const isDone =
    data.values['SnapshotRunning'] === 0 &&
    tables.length > 0 &&
    tables.every(({ status }) => status?.toLowerCase() === 'completed')
  if (!isDone || rows === null || rows === 0) return null
  return { rows, atMs: asOfMs - (measured(data.values['SnapshotMilliSecondsSinceLastEvent']) ?? 0) }
}

function rowsPerSec({ metrics, step }: BulkTimeseries, id: string): number | null {
  const all = metrics.connectors
  const reading = readingOfAnswer(all, undefined, [ROWS])
  const newestMs = newestInAnswerMs(all) ?? 0
  const { rate } = rateOf(all[id]?.[ROWS] ?? EMPTY_SERIES, step, reading)
  return recentMean(rate, step, newestMs, MINUTES)
}

function measured(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0 ? value : null
}
