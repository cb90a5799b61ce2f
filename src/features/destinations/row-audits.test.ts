import { expect, test } from 'vitest'
import { THIN_SPACE } from '#src/format/digits.ts'
import { stepOf } from '#src/model/time/time-range.ts'
import { rowCountOf } from '#src/series/derived/row-count.ts'
import { START_MS } from '#src/testing/made-series.ts'
import type { EventShare } from './event-share.ts'
import { auditsIn } from './row-audits.ts'
import { onTheWayWords, rowCountSentence } from './row-count-words.ts'

const STEP = stepOf('minute', 5)
const at = (bucket: number) => START_MS + bucket * STEP.ms
const audits = (diffs: readonly number[], lag: number, share: EventShare | null = null) =>
  auditsIn(
    {
      qa_exact_count_diff: { timesMs: diffs.map((_, hour) => at(12 * hour)), values: diffs },
      recordsLag: {
        timesMs: Array.from({ length: 60 }, (_, bucket) => at(bucket)),
        values: Array.from({ length: 60 }, () => lag),
      },
    },
    STEP,
    share,
  )
const sentence = (diffs: readonly number[], lag: number, offset = 0) =>
  rowCountSentence(
    rowCountOf(audits(diffs, lag), { expectedOffset: offset, tolerance: 0 }),
    offset,
    () => '13:00 UTC',
  ).replaceAll(THIN_SPACE, ' ')

test('an audit stands beside the lag of its own bucket; a hole in the lag stays unknown', () => {
  expect(audits([1204], 30)).toEqual([{ atMs: at(0), diff: 1204, lag: 30, rowsPerRecord: null }])
  const holed = auditsIn(
    {
      qa_exact_count_diff: { timesMs: [at(5)], values: [7] },
      recordsLag: { timesMs: [at(0)], values: [30] },
    },
    STEP,
    null,
  )
  expect(holed[0]?.lag).toBeNull()
})

test.each([
  [[0], 10, 0, 'Audit of 13:00 UTC: 0 rows: as expected.'],
  [
    [1204],
    5000,
    0,
    'Audit of 13:00 UTC: +1 204 rows, within the 5 000 records that waited then: on their way.',
  ],
  [
    [1204, 1204, 1204],
    12,
    0,
    'Audit of 13:00 UTC: +1 204 rows, the same for 3 audits, not explained by the 12 records that waited then.',
  ],
  [
    [-1204],
    12,
    -1204,
    'Audit of 13:00 UTC: −1 204 rows, −1 204 rows of them by design: as expected.',
  ],
] as const)(
  'audits %j with %i records waiting and %i rows by design',
  (diffs, lag, offset, words) => {
    expect(sentence(diffs, lag, offset).replaceAll(/\s/g, ' ')).toBe(words)
  },
)

test('inserts less deletes tell how many rows are on their way, and the lag how many at most', () => {
  const [audit] = audits([500], 1000, () => -0.64)
  expect(audit && onTheWayWords(audit)?.replaceAll(THIN_SPACE, ' ')).toBe('≈ 640, up to 1 000')
  const counted = rowCountOf(
    audits([500], 1000, () => -0.64),
    { expectedOffset: 0, tolerance: 0 },
  )
  expect(rowCountSentence(counted, 0, () => '13:00 UTC').replaceAll(THIN_SPACE, ' ')).toBe(
    'Audit of 13:00 UTC: +500 rows, within the 1 000 records that waited then: on their way; ≈ 640 rows are expected by inserts less deletes.',
  )
  const [unknown] = audits([500], 1000)
  expect(unknown && onTheWayWords(unknown)?.replaceAll(THIN_SPACE, ' ')).toBe('up to 1 000')
})
