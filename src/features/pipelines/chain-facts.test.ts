import { expect, test } from 'vitest'
import { MINUTE_MS, stepOf } from '#src/model/time/time-range.ts'
import type { ChainFacts } from '#src/series/chain-figures.ts'
import { chainOf } from '#src/series/chain.ts'
import { seriesOf, START_MS } from '#src/testing/made-series.ts'
import { pastFacts } from './chain-facts.ts'
import { chainRange } from './chain-reads.ts'

const MINUTES = 60
const END_MS = START_MS + MINUTES * MINUTE_MS
const NOTHING = seriesOf(0, () => 0)

/** A chain of an hour; the source writes 60 records a minute until `stopsAt`. */
function chain(stopsAt: number, ends: { latency?: typeof NOTHING } = {}) {
  const written = seriesOf(MINUTES, (minute) => 60 * Math.min(minute, stopsAt))
  const read = { reading: 'cumulative', asOfMs: END_MS } as const
  const source = {
    sourceRecordWriteTotal: written,
    StreamingMilliSecondsBehindSource: seriesOf(MINUTES, (minute) => 500 + minute),
  }
  const destination = {
    sinkRecordReadTotal: written,
    recordsLag: seriesOf(MINUTES, () => 0),
    putBatchMaxTimeMs: seriesOf(MINUTES, (minute) => (minute < 50 ? 300 : 900)),
    ...ends,
  }
  return chainOf(
    { ...read, parts: [source] },
    { ...read, parts: [destination] },
    stepOf('minute', 1),
  )
}

/** What the values at the end of the window tell, none of which the chain tells itself. */
const AT_END: ChainFacts = {
  records: 7,
  recordsAtMs: END_MS + 3 * MINUTE_MS,
  latencyMs: 1234,
  behindMs: 9999,
  batchMs: 9999,
  sourceEndedAtMs: null,
  isSnapshotRunning: false,
  limits: [],
}

test('numbers of the past are the newest of the chain, and of the end of the window where it has none', () => {
  expect(pastFacts(chain(MINUTES), AT_END)).toMatchObject({
    records: 7,
    recordsAtMs: END_MS,
    latencyMs: 1234,
    behindMs: 559,
    batchMs: 900,
    sourceEndedAtMs: null,
  })
  const latency = seriesOf(MINUTES, () => 4000)
  expect(pastFacts(chain(MINUTES, { latency }), AT_END).latencyMs).toBe(4000)
})

test('a source that was silent may have been dead: complete up to its last change, behind unknown', () => {
  const past = pastFacts(chain(40), AT_END)
  expect(past.sourceEndedAtMs).toBe(START_MS + 41 * MINUTE_MS)
  expect(past.behindMs).toBeNull()
})

test('four silent minutes are no silence', () => {
  expect(pastFacts(chain(55), AT_END).sourceEndedAtMs).toBeNull()
  expect(pastFacts(chain(54), AT_END).sourceEndedAtMs).not.toBeNull()
})

test('a page that stands still has the three hours before, in full minutes', () => {
  expect(chainRange(null)).toEqual({ kind: 'last', ms: 180 * MINUTE_MS })
  expect(chainRange(END_MS + 7_000)).toEqual({
    kind: 'fixed',
    fromMs: END_MS - 180 * MINUTE_MS,
    toMs: END_MS,
  })
})
