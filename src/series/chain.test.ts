import { expect, test } from 'vitest'
import type { Series } from '#src/model/metrics/series.ts'
import { stepOf } from '#src/model/time/time-range.ts'
import { START_MS, seriesOf } from '#src/testing/made-series.ts'
import { chainOf, hasAllTopics, type ChainEnd } from './chain.ts'

const STEP = stepOf('minute', 1)
const END_MS = START_MS + 60 * STEP.ms

function end(parts: readonly Readonly<Record<string, Series | null>>[], asOfMs = END_MS): ChainEnd {
  return { parts, reading: 'cumulative', asOfMs }
}

const writes = (perMin: number) => ({
  sourceRecordWriteTotal: seriesOf(60, (index) => index * perMin),
  StreamingMilliSecondsBehindSource: seriesOf(60, () => perMin),
})
const reads = (perMin: number, lag: number) => ({
  recordsConsumedTotal: seriesOf(60, (index) => index * perMin),
  recordsLag: seriesOf(60, () => lag),
})

test('topics are added up, and of delays the worst counts', () => {
  const { series } = chainOf(
    end([writes(600), writes(1200)]),
    end([reads(300, 10), reads(900, 20)]),
    STEP,
  )
  expect(series.inPerSec.values.at(-1)).toBe(30)
  expect(series.outPerSec.values.at(-1)).toBe(20)
  expect(series.lag.values.at(-1)).toBe(30)
  expect(series.behindMs.values.at(-1)).toBe(1200)
})

test('a topic without a value in a bucket leaves the sum of that bucket unknown, not smaller', () => {
  const holed = reads(300, 10)
  const values = holed.recordsLag.values.map((value, index) => (index === 58 ? NaN : value))
  const { series } = chainOf(
    end([writes(600)]),
    end([reads(300, 10), { ...holed, recordsLag: { ...holed.recordsLag, values } }]),
    STEP,
  )
  expect(series.lag.values.slice(-3)).toEqual([20, NaN, 20])
})

test('the running bucket is left out, and the later end waits for the other', () => {
  const running = chainOf(end([writes(600)]), end([reads(600, 1)]), STEP)
  expect(running.endMs).toBe(END_MS)
  const cut = chainOf(end([writes(600)], END_MS - 1), end([reads(600, 1)]), STEP)
  expect(cut.endMs).toBe(END_MS - STEP.ms)
  expect(cut.series.lag.timesMs).toEqual(cut.series.inPerSec.timesMs)
})

test('a counter of the destination that falls is a break', () => {
  const restarted = {
    ...reads(600, 1),
    recordsConsumedTotal: seriesOf(60, (index) => (index < 40 ? 10_000 + index : index)),
  }
  expect(chainOf(end([writes(600)]), end([restarted]), STEP).breaksMs).toEqual([
    START_MS + 40 * STEP.ms,
  ])
})

test('an end without any answer leaves its numbers unknown and the others readable', () => {
  const { series, endMs } = chainOf(end([]), end([reads(600, 7)]), STEP)
  expect(endMs).toBe(END_MS)
  expect(series.lag.values.at(-1)).toBe(7)
  expect(series.inPerSec.values.every((value) => Number.isNaN(value))).toBe(true)
  expect(chainOf(end([]), end([]), STEP).endMs).toBeNull()
})

test('topics count as told only when every one of them has a counter', () => {
  const topics = { a: writes(1), b: { sourceRecordWriteTotal: null } }
  expect(hasAllTopics(topics, ['a'], ['sourceRecordWriteTotal'])).toBe(true)
  expect(hasAllTopics(topics, ['a', 'b'], ['sourceRecordWriteTotal'])).toBe(false)
  expect(hasAllTopics(topics, ['a', 'c'], ['sourceRecordWriteTotal'])).toBe(false)
  expect(hasAllTopics(topics, [], ['sourceRecordWriteTotal'])).toBe(false)
})
