import { expect, test } from 'vitest'
import { EMPTY_SERIES } from '#src/model/metrics/series.ts'
import { seriesOf } from '#src/testing/made-series.ts'
import { bottleneckOf, type ChainSeries } from './bottleneck.ts'

/** 48 calm buckets, of which the newest twelve may differ. */
function chain(newest: Partial<Record<keyof ChainSeries, number>>): ChainSeries {
  const calm = {
    behindMs: 400,
    lag: 200,
    inPerSec: 1000,
    outPerSec: 1000,
    sentPerSec: 900,
    batchMs: 2000,
    retriesPerSec: 0.5,
  }
  const part = (name: keyof ChainSeries) =>
    seriesOf(48, (index) => (index < 36 ? calm[name] + (index % 3) : (newest[name] ?? calm[name])))
  return {
    behindMs: part('behindMs'),
    lag: part('lag'),
    inPerSec: part('inPerSec'),
    outPerSec: part('outPerSec'),
    sentPerSec: part('sentPerSec'),
    batchMs: part('batchMs'),
    retriesPerSec: part('retriesPerSec'),
  }
}

test.each([
  ['source-bound', { behindMs: 90_000, inPerSec: 300, outPerSec: 300, sentPerSec: 270 }],
  ['load spike', { inPerSec: 3000, outPerSec: 1100, lag: 50_000 }],
  ['slow writes', { outPerSec: 400, sentPerSec: 360, batchMs: 9000, lag: 50_000 }],
  ['reading is the limit', { outPerSec: 400, sentPerSec: 360, lag: 50_000 }],
  ['records dropped after reading', { sentPerSec: 300 }],
  ['Kafka side', { retriesPerSec: 40 }],
  ['none', {}],
] as const)('%s: %j', (kind, newest) => {
  expect(bottleneckOf(chain(newest)).kind).toBe(kind)
})

test('a filter that always drops records is usual', () => {
  const filtered = { ...chain({}), sentPerSec: seriesOf(48, () => 100) }
  expect(bottleneckOf(filtered).kind).toBe('none')
})

test('seven of twelve buckets are not agreement', () => {
  const slow = chain({ outPerSec: 400, batchMs: 9000 })
  const outPerSec = seriesOf(48, (index) => (index < 36 || index % 12 < 5 ? 1000 : 400))
  expect(bottleneckOf({ ...slow, outPerSec }).kind).toBe('none')
})

test('without batch times writing and reading cannot be told apart, so neither is named', () => {
  const unknown = {
    ...chain({ outPerSec: 400, lag: 50_000, sentPerSec: 360 }),
    batchMs: EMPTY_SERIES,
  }
  expect(bottleneckOf(unknown).kind).toBe('none')
})

test('the sentence gets its numbers', () => {
  expect(bottleneckOf(chain({ outPerSec: 400, batchMs: 9000, lag: 50_000 }))).toMatchObject({
    kind: 'slow writes',
    agreeing: 12,
    of: 12,
    now: { outPerSec: 400, batchMs: 9000 },
    usual: { outPerSec: 1001, batchMs: 2001 },
  })
})

test('too short a past has nothing usual', () => {
  const short = { ...chain({}), inPerSec: seriesOf(20, () => 1) }
  expect(bottleneckOf(short)).toEqual({ kind: 'not enough data', have: 20, need: 36 })
})
