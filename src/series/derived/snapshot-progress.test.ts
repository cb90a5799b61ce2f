import { expect, test } from 'vitest'
import { snapshotProgress, type SnapshotInput } from './snapshot-progress.ts'

const NOW_MS = Date.UTC(2026, 10, 20, 12)
const MINUTE_MS = 60_000
const known = { rows: 41_200_000, atMs: Date.UTC(2026, 10, 3) }

function table(status: string | null, minutesAgo: number | null = 30) {
  const submittedAtMs = minutesAgo === null ? null : NOW_MS - minutesAgo * MINUTE_MS
  return { topicId: `t-${status}-${minutesAgo}`, status, submittedAtMs }
}

function progress(input: Partial<SnapshotInput>) {
  return snapshotProgress({
    tables: [table('completed', 40), table('running'), table('pending', null), table('failed')],
    isRunning: true,
    rowsSeen: 10_000_000,
    rowsPerSec: 20_000,
    sinceLastEventMs: 1000,
    usualGapMs: null,
    known,
    atMs: NOW_MS,
    ...input,
  })
}

test('tables are counted by their words, and unknown words count as neither', () => {
  expect(progress({})).toMatchObject({ done: 1, givenUp: 1, of: 4, elapsedMs: 40 * MINUTE_MS })
  expect(progress({ tables: [table('Throttled'), table(null)] })).toMatchObject({
    done: 0,
    givenUp: 0,
    of: 2,
  })
})

test('the time left comes from the rows of the last completed snapshot', () => {
  expect(progress({}).eta).toEqual({ kind: 'known', ms: 1_560_000, basedOn: known })
})

test('without one there is no time left to tell', () => {
  expect(progress({ known: null }).eta).toEqual({ kind: 'not known' })
})

test('more rows than last time end the estimate', () => {
  expect(progress({ rowsSeen: 50_000_000 }).eta).toEqual({
    kind: 'past what is known',
    basedOn: known,
  })
})

test.each([null, 0])('a pace of %s gives no time', (rowsPerSec) => {
  expect(progress({ rowsPerSec }).eta).toEqual({ kind: 'not known' })
})

test('five minutes of silence are stuck, unless pauses are usually long', () => {
  expect(progress({ sinceLastEventMs: 5 * MINUTE_MS }).isStuck).toBe(false)
  expect(progress({ sinceLastEventMs: 6 * MINUTE_MS }).isStuck).toBe(true)
  const slow = { sinceLastEventMs: 6 * MINUTE_MS, usualGapMs: 2 * MINUTE_MS }
  expect(progress(slow).isStuck).toBe(false)
})

test('a snapshot that does not run is not stuck', () => {
  for (const isRunning of [false, null]) {
    expect(progress({ isRunning, sinceLastEventMs: 60 * MINUTE_MS }).isStuck).toBe(false)
  }
})

test('no time of a table, no elapsed time', () => {
  expect(progress({ tables: [table('running', null)] }).elapsedMs).toBeNull()
  expect(progress({ tables: null })).toMatchObject({ of: 0, elapsedMs: null })
})
