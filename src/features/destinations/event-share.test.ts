import { expect, test } from 'vitest'
import type { BulkTimeseries } from '#src/api/metrics-model.ts'
import { HOUR_MS, MINUTE_MS, stepOf } from '#src/model/time/time-range.ts'
import { START_MS } from '#src/testing/made-series.ts'
import { eventShare } from './event-share.ts'

const STEP = stepOf('minute', 5)
const BUCKETS = 24
const timesMs = Array.from({ length: BUCKETS }, (_, bucket) => START_MS + bucket * STEP.ms)
const NOON_MS = START_MS + 2 * HOUR_MS - STEP.ms

/** A running total that grows by so much in each bucket. */
const total = (amount: number) => ({
  timesMs,
  values: timesMs.map((_, bucket) => 50 + bucket * amount),
})

function source(perBucket: { creates: number; updates: number; deletes: number }) {
  return {
    StreamingTotalNumberOfCreateEventsSeen: total(perBucket.creates),
    StreamingTotalNumberOfUpdateEventsSeen: total(perBucket.updates),
    StreamingTotalNumberOfDeleteEventsSeen: total(perBucket.deletes),
  }
}

function answer(connectors: BulkTimeseries['metrics']['connectors']): BulkTimeseries {
  return {
    window: { fromMs: START_MS, toMs: START_MS + 2 * HOUR_MS },
    step: STEP,
    metrics: { account: {}, connectors, inline: {}, tasks: {}, topics: {} },
    problems: [],
  }
}

test('half inserts, a fifth deletes: a record that waits adds 0.3 rows', () => {
  const share = eventShare(answer({ a: source({ creates: 50, updates: 30, deletes: 20 }) }), ['a'])
  expect(share(NOON_MS)).toBeCloseTo(0.3, 9)
})

test('sources count by their events', () => {
  const all = answer({
    a: source({ creates: 300, updates: 0, deletes: 0 }),
    b: source({ creates: 0, updates: 0, deletes: 100 }),
  })
  expect(eventShare(all, ['a', 'b'])(NOON_MS)).toBeCloseTo(0.5, 9)
})

test('a source that tells nothing leaves the share unknown', () => {
  const all = answer({ a: source({ creates: 50, updates: 30, deletes: 20 }) })
  expect(eventShare(all, ['a', 'b'])(NOON_MS)).toBeNull()
  expect(eventShare(all, ['a'])(START_MS + 300 * MINUTE_MS)).toBeNull()
})

test('no event is no share', () => {
  const still = answer({ a: source({ creates: 0, updates: 0, deletes: 0 }) })
  expect(eventShare(still, ['a'])(NOON_MS)).toBeNull()
})
