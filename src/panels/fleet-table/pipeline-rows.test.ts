import { expect, test } from 'vitest'
import { stepOf } from '#src/model/time/time-range.ts'
import type { ConnectorRate } from '#src/panels/connectors/connector-rates.ts'
import { judgedPipeline } from '#src/testing/judged.ts'
import { pipelineRow, rememberRows, type EndRates } from './pipeline-rows.ts'

const ANSWERED = { data: { value: null, asOfMs: 0 }, error: null, refetch: () => null }

/** One connector with a rate, or none that is known. */
function end(id: string, recordsPerSec: number | null): EndRates {
  const rate: ConnectorRate = {
    recordsPerSec,
    rate: { timesMs: [], values: [] },
    newestMs: null,
    window: { fromMs: 0, toMs: 0 },
    step: stepOf('minute', 1),
  }
  return { read: ANSWERED, rates: new Map([[id, rate]]) }
}

test.each([
  ['what is written counts, also while nothing is read', 200, 0, 6000],
  ['what is written is not known', null, 200, null],
])('harm of a pipeline that is half a minute late: %s', (_, written, read, harm) => {
  const judged = judgedPipeline('orders', 'stalled')
  const row = pipelineRow(judged.pipeline, judged, {
    source: end('s', written),
    destination: end('d', read),
    ownOf: () => ({ data: undefined, error: null, errorUpdateCount: 0 }),
    latencyOf: () => 30_000,
  })
  expect([row.lateS, row.harm]).toEqual([30, harm])
})

test('a row is the same object until something that it says is another', () => {
  const judged = judgedPipeline('orders', 'stalled')
  const waits = { data: undefined, error: null, errorUpdateCount: 0 }
  const ends = { source: end('s', 1), destination: end('d', 1), latencyOf: () => 30_000 }
  const rowOf = rememberRows()
  const row = rowOf(judged.pipeline, judged, { ...ends, ownOf: () => waits })
  expect(rowOf(judged.pipeline, judged, { ...ends, ownOf: () => waits })).toBe(row)
  const others = [
    rowOf(judged.pipeline, judged, { ...ends, ownOf: () => ({ ...waits }) }),
    rowOf(judged.pipeline, judged, { ...ends, source: end('s', 2), ownOf: () => waits }),
    rowOf(judged.pipeline, judged, { ...ends, latencyOf: () => 60_000, ownOf: () => waits }),
    rowOf(judged.pipeline, { ...judged, group: 'shop' }, { ...ends, ownOf: () => waits }),
  ]
  expect(new Set([row, ...others]).size).toBe(5)
  expect(others.map(({ lateS, group }) => [lateS, group])).toEqual([
    [30, null],
    [30, null],
    [60, null],
    [30, 'shop'],
  ])
})
