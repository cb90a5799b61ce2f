import { expect, test } from 'vitest'
import type { MetricValues } from '#src/model/metrics/metric.ts'
import { keptDelayMs } from './kept-delay.ts'

const DELAY = 'StreamingMilliSecondsBehindSource'
const SILENCE = 'StreamingMilliSecondsSinceLastEvent'
const MINUTE_MS = 60_000

test.each<[string, string, MetricValues['values'], number | null]>([
  ['silent for longer', DELAY, { [DELAY]: 423, [SILENCE]: 26 * MINUTE_MS }, 26 * MINUTE_MS],
  ['a change just now', DELAY, { [DELAY]: 423, [SILENCE]: 3 }, null],
  ['at the limit', DELAY, { [DELAY]: 423, [SILENCE]: 5 * MINUTE_MS }, null],
  ['no delay is reported', DELAY, { [DELAY]: null, [SILENCE]: 26 * MINUTE_MS }, null],
  ['the API says: none', DELAY, { [DELAY]: -1, [SILENCE]: 26 * MINUTE_MS }, null],
  ['the silence is not reported', DELAY, { [DELAY]: 423 }, null],
  ['another metric', 'latency', { latency: 423, [SILENCE]: 26 * MINUTE_MS }, null],
])('%s', (_, name, values, expected) => {
  expect(keptDelayMs({ name }, { values })).toBe(expected)
})
