import { expect, test } from 'vitest'
import type { Threshold } from '#src/model/health/threshold.ts'
import { MINUTE_MS, stepOf } from '#src/model/time/time-range.ts'
import { START_MS, seriesOf } from '#src/testing/made-series.ts'
import { chainFigures, type ChainFacts } from './chain-figures.ts'
import { chainOf } from './chain.ts'

const STEP = stepOf('minute', 1)
const END_MS = START_MS + 90 * MINUTE_MS
const QUIET: ChainFacts = {
  records: null,
  recordsAtMs: null,
  latencyMs: null,
  behindMs: null,
  batchMs: null,
  sourceEndedAtMs: null,
  isSnapshotRunning: false,
  limits: [],
}

/** Writes 400/s and reads so many per second, with a lag that ends at 1.2 million. */
function chain(readPerSec: number) {
  const perMin = (400 - readPerSec) * 60
  return chainOf(
    {
      parts: [{ sourceRecordWriteTotal: seriesOf(90, (index) => 1e9 + index * 24_000) }],
      reading: 'cumulative',
      asOfMs: END_MS,
    },
    {
      parts: [
        {
          recordsConsumedTotal: seriesOf(90, (index) => 1e9 + index * readPerSec * 60),
          recordsLag: seriesOf(90, (index) => 1_200_000 + (index - 89) * perMin),
        },
      ],
      reading: 'cumulative',
      asOfMs: END_MS,
    },
    STEP,
  )
}

test('1.2 million records, 400/s in and 1400/s out are drained in 20 minutes', () => {
  const { drain, inPerSec, outPerSec } = chainFigures(chain(1400), QUIET)
  expect([inPerSec, outPerSec]).toEqual([400, 1400])
  expect(drain.kind).toBe('draining')
  expect('etaMs' in drain && drain.etaMs / MINUTE_MS).toBeCloseTo(20, 5)
})

test('1.2 million records at 400/s are 50 minutes of changes, and that is what is waited for', () => {
  const facts = { ...QUIET, behindMs: 2000, batchMs: 8000, latencyMs: 51 * MINUTE_MS }
  const { lagTime, waterfall, dataAsOf } = chainFigures(chain(1400), facts)
  expect(lagTime).toEqual({ kind: 'known', ms: 50 * MINUTE_MS, plusMinusMs: MINUTE_MS })
  expect(waterfall).toMatchObject({ rest: 'unexplained', unexplainedMs: 50_000 })
  expect(dataAsOf).toMatchObject({ kind: 'as of', atMs: END_MS - 51 * MINUTE_MS })
})

test('a source that ended holds the data of its destination back', () => {
  const sourceEndedAtMs = END_MS - 90 * MINUTE_MS
  const { dataAsOf } = chainFigures(chain(1400), { ...QUIET, sourceEndedAtMs })
  expect(dataAsOf).toMatchObject({ atMs: sourceEndedAtMs })
})

const limit = (threshold: Partial<Threshold>): Threshold => ({
  metric: 'recordsLag',
  direction: 'above',
  forMin: 0,
  ...threshold,
})

test('of two levels the one that is not crossed yet is the next', () => {
  const rising = chain(300)
  const limits = [{ gauge: rising.series.lag, threshold: limit({ warn: 1e6, crit: 1_800_000 }) }]
  const { breach } = chainFigures(rising, { ...QUIET, limits })
  expect(breach).toMatchObject({ level: 'crit', limit: 1_800_000 })
  expect(breach?.breach.kind).toBe('coming')
  const etaMin = breach?.breach.kind === 'coming' ? breach.breach.etaMs / MINUTE_MS : Number.NaN
  expect(etaMin).toBeCloseTo(100, 5)
})

test('a limit that is crossed goes before one that comes', () => {
  const rising = chain(300)
  const gauge = rising.series.lag
  const limits = [
    { gauge, threshold: limit({ warn: 2_000_000 }) },
    { gauge, threshold: limit({ metric: 'latency', warn: 1_000_000 }) },
  ]
  const { breach } = chainFigures(rising, { ...QUIET, limits })
  expect(breach).toMatchObject({ metric: 'latency', breach: { kind: 'beyond' } })
})

test('without series the latest values alone still say how old the data is', () => {
  const none = chainOf(
    { parts: [], reading: 'cumulative', asOfMs: END_MS },
    { parts: [], reading: 'cumulative', asOfMs: END_MS },
    STEP,
  )
  const facts = { ...QUIET, records: 0, recordsAtMs: END_MS }
  const { dataAsOf, drain, lagTime } = chainFigures(none, facts)
  expect(dataAsOf).toMatchObject({ kind: 'as of', atMs: END_MS })
  expect(drain).toMatchObject({ kind: 'not enough data', have: 0 })
  expect(lagTime.kind).toBe('none')
})
