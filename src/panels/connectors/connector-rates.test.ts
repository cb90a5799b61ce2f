import { expect, test } from 'vitest'
import type { SeriesByMetric } from '#src/api/metrics-model.ts'
import { connectorRates, RECENT } from './connector-rates.ts'

const MINUTE_MS = 60_000
const START_MS = Date.UTC(2026, 10, 21, 12, 0)

/** A counter sampled every minute from noon on. */
function counter(values: readonly number[]) {
  return { timesMs: values.map((_, minute) => START_MS + minute * MINUTE_MS), values }
}

function ratesOf(connectors: Readonly<Record<string, SeriesByMetric>>) {
  const metrics = { account: {}, connectors, inline: {}, tasks: {}, topics: {} }
  // The window is what the browser's clock made of it: an hour ahead of the samples.
  const window = { fromMs: START_MS + 45 * MINUTE_MS, toMs: START_MS + 60 * MINUTE_MS }
  return connectorRates({ metrics, window, step: RECENT.step, problems: [] }, undefined, [
    'written',
  ])
}

const STEADY = [600, 1200, 1800, 2400, 3000, 3600, 4200, 4800, 5400, 5430]

test('the running minute does not lower the rate, and a wrong clock does not hide it', () => {
  expect(ratesOf({ a: { written: counter(STEADY) } }).get('a')?.recordsPerSec).toBe(10)
})

test('a task that restarts inside a quarter of an hour does not turn totals into amounts', () => {
  const restarted = [30_000, 30_600, 31_200, 31_800, 20_000, 20_600, 21_200, 21_800, 22_400, 22_400]
  const rates = ratesOf({ a: { written: counter(restarted) }, b: { written: counter(STEADY) } })
  expect(rates.get('a')?.recordsPerSec).toBe(10)
})

test('a connector that stands still has a rate of zero', () => {
  const rates = ratesOf({
    a: { written: counter(Array.from({ length: 10 }, () => 77)) },
    b: { written: counter(STEADY) },
  })
  expect(rates.get('a')?.recordsPerSec).toBe(0)
})

test('a connector whose samples ended long before the others has no rate', () => {
  const rates = ratesOf({
    a: { written: counter(STEADY.slice(0, 3)) },
    b: { written: counter(STEADY) },
  })
  expect(rates.get('a')?.recordsPerSec).toBeNull()
})

test('a connector without the counter is not there', () => {
  expect(ratesOf({ a: { other: counter(STEADY), written: null } }).has('a')).toBe(false)
})
