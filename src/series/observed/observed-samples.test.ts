import { expect, test } from 'vitest'
import {
  mergeSamples,
  NO_SAMPLES,
  observedSeries,
  samplesBetween,
  withSample,
} from './observed-samples.ts'

const MINUTE = 60_000
const AT = Date.UTC(2026, 2, 3, 10, 0)

function samplesAt(...minutes: readonly number[]) {
  return minutes.reduce(
    (samples, minute) => withSample(samples, { latency: minute }, AT + minute * MINUTE),
    NO_SAMPLES,
  )
}

test('of the answers of one minute the first is kept', () => {
  let samples = withSample(NO_SAMPLES, { latency: 5 }, AT)
  samples = withSample(samples, { latency: 7 }, AT + 15_000)
  samples = withSample(samples, { latency: 9 }, AT + MINUTE)
  expect(observedSeries(samples, 'latency')).toEqual({
    timesMs: [AT, AT + MINUTE],
    values: [5, 9],
  })
})

test('a metric that was not reported is a hole and never 0', () => {
  let samples = withSample(NO_SAMPLES, { latency: null }, AT)
  samples = withSample(samples, { latency: 0, recordsLag: 4 }, AT + MINUTE)
  expect(observedSeries(samples, 'latency').values).toEqual([NaN, 0])
  expect(observedSeries(samples, 'recordsLag').values).toEqual([NaN, 4])
  expect(observedSeries(samples, 'status')).toEqual({ timesMs: [], values: [] })
})

test('two tabs that watched in turns make one history, one sample a minute', () => {
  const both = mergeSamples(samplesAt(0, 1, 4), samplesAt(1, 2, 3))
  expect(observedSeries(both, 'latency').values).toEqual([0, 1, 2, 3, 4])
})

test('merging what is already there changes nothing', () => {
  const samples = samplesAt(0, 1, 2)
  expect(mergeSamples(samples, samples)).toEqual(samples)
})

test('a clock that was set back forgets what the wrong one stamped', () => {
  const ahead = samplesAt(0, 1, 60, 61)
  const after = withSample(ahead, { latency: 2 }, AT + 2 * MINUTE)
  expect(observedSeries(after, 'latency').values).toEqual([0, 1, 2])
})

test('an answer a little older than the last is passed over', () => {
  const samples = samplesAt(0, 1, 2)
  expect(withSample(samples, { latency: 99 }, AT + MINUTE)).toBe(samples)
})

test('a stretch holds its first moment and not its last', () => {
  const cut = samplesBetween(samplesAt(0, 1, 2, 3), AT + MINUTE, AT + 3 * MINUTE)
  expect(observedSeries(cut, 'latency').values).toEqual([1, 2])
})
