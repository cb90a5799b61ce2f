import { expect, test } from 'vitest'
import { NO_HISTORY } from '#src/api/observed/observed-store.ts'
import { DESTINATION_METRICS } from '#src/model/metrics/destination-metrics.ts'
import { PIPELINE_METRICS } from '#src/model/metrics/pipeline-metrics.ts'
import type { Series } from '#src/model/metrics/series.ts'
import { MINUTE_MS, stepOf } from '#src/model/time/time-range.ts'
import { START_MS } from '#src/testing/made-series.ts'
import { frozenValues } from './frozen-values.ts'

const STEP = stepOf('minute', 5)
const END_MS = START_MS + 60 * MINUTE_MS
const FROZEN_MS = END_MS + 2 * MINUTE_MS
const at = (minute: number) => START_MS + minute * MINUTE_MS
/** One value in every bucket of the hour. */
const hourOf = (valueOf: (bucket: number) => number): Series => ({
  timesMs: Array.from({ length: 12 }, (_, bucket) => at(5 * bucket)),
  values: Array.from({ length: 12 }, (_, bucket) => valueOf(bucket)),
})

function valuesOf(series: Readonly<Record<string, Series | null>>, history = NO_HISTORY) {
  const window = { fromMs: START_MS, toMs: END_MS }
  return frozenValues({
    definitions: DESTINATION_METRICS,
    answer: {
      asOfMs: at(600),
      value: { window, step: STEP, series, problems: [], metadata: {} },
    },
    history,
    step: STEP,
    endMs: END_MS,
    frozenMs: FROZEN_MS,
  })
}

test('a gauge is of its last bucket, whatever the API has since', () => {
  const { values } = valuesOf({ recordsLag: hourOf((bucket) => 100 + bucket) })
  expect(values.values['recordsLag']).toBe(111)
})

test('a series that ended before, or was not reported, has no value at the end', () => {
  const ended = { timesMs: [at(0), at(40)], values: [7, 8] }
  const { values } = valuesOf({
    recordsLag: ended,
    latency: hourOf(() => NaN),
    partitionCount: null,
  })
  expect(values.values).toMatchObject({ recordsLag: null, latency: null, partitionCount: null })
})

test('a running total is one at the end; amounts for each bucket add up to none that is known', () => {
  const { values } = valuesOf({
    sinkRecordReadTotal: hourOf((bucket) => 1000 * bucket),
    sinkRecordSendTotal: hourOf((bucket) => (bucket % 2 === 0 ? 900 : 400)),
  })
  expect(values.values['sinkRecordReadTotal']).toBe(11_000)
  expect(values.values).not.toHaveProperty('sinkRecordSendTotal')
})

test('a status is the one this screen saw at the end, with its time', () => {
  const spans = [
    { fromMs: at(10), toMs: at(58), status: 'Broken' },
    { fromMs: at(300), toMs: at(310), status: 'Active' },
  ]
  const seen = valuesOf({}, { ...NO_HISTORY, spans })
  expect(seen.values.values['connector_status']).toBe('Broken')
  expect(seen.seenAtMs).toBe(at(58))
})

test('a status that was seen at another time only is absent', () => {
  const spans = [{ fromMs: at(300), toMs: at(310), status: 'Active' }]
  const seen = valuesOf({}, { ...NO_HISTORY, spans })
  expect(seen.values.values).not.toHaveProperty('connector_status')
  expect(seen.seenAtMs).toBeNull()
})

test('numbers of a pipeline are those that this screen kept of that minute', () => {
  const samples = {
    timesMs: [at(10), at(59), at(400)],
    values: { latency: [1, 2, 3], recordsLag: [10, NaN, 30] },
  }
  const { values } = frozenValues({
    definitions: PIPELINE_METRICS,
    answer: null,
    history: { spans: [], samples },
    step: STEP,
    endMs: END_MS,
    frozenMs: FROZEN_MS,
  })
  expect(values.values).toEqual({ latency: 2, recordsLag: null })
})

test('what was seen after the page was frozen is of another moment', () => {
  const spans = [{ fromMs: at(62.5), toMs: at(64), status: 'Active' }]
  const samples = { timesMs: [at(63)], values: { latency: [9] } }
  const later = valuesOf({}, { spans, samples })
  expect(later.seenAtMs).toBeNull()
  expect(later.values.values).not.toHaveProperty('connector_status')
})
