import { expect, test } from 'vitest'
import type { BulkTimeseries } from '#src/api/metrics-model.ts'
import { RECENT } from '#src/panels/connectors/connector-rates.ts'
import { judgedConnector, judgedPipeline } from '#src/testing/judged.ts'
import { flowOf, sourceIdsOf } from './wall-flow.ts'

const MINUTE_MS = 60_000
const START_MS = Date.UTC(2026, 10, 21, 12)

/** Ten minutes of a counter for each source, by what it grows in a minute; null: the API said null. */
function written(perMinute: Readonly<Record<string, number | null>>): BulkTimeseries {
  const minutes = Array.from({ length: 10 }, (_, index) => index)
  const connectors = Object.fromEntries(
    Object.entries(perMinute).map(([id, growth]) => {
      const timesMs = minutes.map((minute) => START_MS + minute * MINUTE_MS)
      const values = minutes.map((minute) => minute * (growth ?? 0))
      return [id, { sourceRecordWriteTotal: growth === null ? null : { timesMs, values } }]
    }),
  )
  return {
    window: { fromMs: START_MS, toMs: START_MS + 10 * MINUTE_MS },
    step: RECENT.step,
    metrics: { account: {}, connectors, inline: {}, tasks: {}, topics: {} },
    problems: [],
  }
}

const flow = (answer: BulkTimeseries, ...ids: readonly string[]) =>
  flowOf(answer, undefined, new Set(ids))

test('sources of the board add up, others do not count', () => {
  const answer = written({ a: 600, b: 1200, other: 6000 })
  expect(flow(answer, 'a', 'b')).toEqual({ perSec: 30, isLeast: false })
})

test('without one of them it is at least so much; without all it is not known', () => {
  const answer = written({ a: 600, b: null })
  expect(flow(answer, 'a', 'b', 'gone')).toEqual({ perSec: 10, isLeast: true })
  expect(flow(answer, 'b')).toBeNull()
  expect(flow(answer)).toBeNull()
})

test('a source that stands still writes a measured zero', () => {
  expect(flow(written({ a: 0, b: 600 }), 'a')).toEqual({ perSec: 0, isLeast: false })
})

test('the sources of a board are its own and those of its pipelines, each once', () => {
  const pipeline = judgedPipeline('orders', 'flowing', ['pg', 'snow'])
  const fleet = { pipelines: new Map([['orders', pipeline]]) }
  const entities = [
    pipeline,
    judgedConnector('source', 'pg', 'flowing'),
    judgedConnector('source', 'mongo', 'quiet'),
    judgedConnector('destination', 'snow', 'flowing'),
  ]
  expect([...sourceIdsOf(fleet, entities)]).toEqual(['pg', 'mongo'])
})
