import { expect, test } from 'vitest'
import { THIN_SPACE } from '#src/format/digits.ts'
import type { MetricValue } from '#src/model/metrics/metric.ts'
import { stepOf } from '#src/model/time/time-range.ts'
import { seriesOf, START_MS } from '#src/testing/made-series.ts'
import { completedSnapshot, snapshotOf } from './snapshot-facts.ts'
import { snapshotWords } from './snapshot-words.ts'

const ID = 'a'.repeat(24)
const NOW_MS = START_MS + 20 * 60_000

function latest(values: Record<string, MetricValue>, statuses: readonly string[]) {
  const snapshotTables = statuses.map((status, index) => ({
    topicId: `t${index}`,
    status,
    submittedAtMs: NOW_MS - 40 * 60_000,
  }))
  return {
    asOfMs: NOW_MS,
    value: { data: { values, unreadable: {}, snapshotTables }, metadata: {} },
  }
}

const running = latest({ SnapshotRunning: 1, SnapshotTotalNumberOfEventsSeen: 10_000_000 }, [
  'completed',
  'running',
  'failed',
  'pending',
])
const series = { SnapshotTotalNumberOfEventsSeen: seriesOf(20, (at) => 1e7 + at * 1_200_000) }
const recent = {
  asOfMs: NOW_MS,
  value: {
    window: { fromMs: START_MS, toMs: NOW_MS },
    step: stepOf('minute', 1),
    problems: [],
    metrics: { account: {}, connectors: { [ID]: series }, inline: {}, tasks: {}, topics: {} },
  },
}
const words = (known: { rows: number; atMs: number } | null) =>
  snapshotWords(snapshotOf({ id: ID, latest: running, recent, known }), true, () => '3 Nov').map(
    (one) => one.replaceAll(THIN_SPACE, ' '),
  )

test('a running snapshot counts its tables, its rows and its time', () => {
  expect(words(null).slice(0, 4)).toEqual([
    '1 of 4 tables completed, 1 failed or cancelled',
    '10.0 M rows read',
    '20.0 k/s over the last 10 min',
    'running for 40 min',
  ])
})

test('the time left is told only from a snapshot that was completed', () => {
  expect(words(null).at(-1)).toMatch(/^time left not known/)
  expect(words({ rows: 34_000_000, atMs: 0 }).at(-1)).toBe(
    '≈ 20 min left, based on 34.0 M rows on 3 Nov',
  )
  expect(words({ rows: 9_000_000, atMs: 0 }).at(-1)).toBe(
    'time left not known: past the 9.00 M rows on 3 Nov',
  )
})

test('only a snapshot that is complete, and none running, is kept for the next', () => {
  const rows = { SnapshotTotalNumberOfEventsSeen: 500, SnapshotMilliSecondsSinceLastEvent: 60_000 }
  expect(completedSnapshot(latest({ SnapshotRunning: 0, ...rows }, ['completed']))).toEqual({
    rows: 500,
    atMs: NOW_MS - 60_000,
  })
  expect(completedSnapshot(latest({ SnapshotRunning: 1, ...rows }, ['completed']))).toBeNull()
  expect(completedSnapshot(latest({ SnapshotRunning: 0, ...rows }, ['failed']))).toBeNull()
  expect(completedSnapshot(latest({ SnapshotRunning: 0 }, ['completed']))).toBeNull()
})
