import { expect, test } from 'vitest'
import { metricsLate } from './metrics-late.ts'

const MINUTE = 60_000
const NOW = Date.UTC(2026, 2, 3, 13, 50)

function points(minutesAgo: readonly number[], stepMs = MINUTE) {
  return minutesAgo.map((minutes) => ({
    newestMs: NOW - minutes * MINUTE,
    stepMs,
    answeredAtMs: NOW,
  }))
}

test.each([
  ['all are late', [6, 5, 7], { kind: 'late', late: 3, of: 3, sinceMs: NOW - 5 * MINUTE }],
  [
    'four of five are late',
    [6, 6, 6, 6, 1],
    { kind: 'late', late: 4, of: 5, sinceMs: NOW - 6 * MINUTE },
  ],
  ['three of five are late', [6, 6, 6, 1, 1], { kind: 'on time' }],
  ['exactly three buckets after its end is not late', [4, 4, 4], { kind: 'on time' }],
  ['one entity cannot tell', [60], { kind: 'cannot tell' }],
  ['two entities cannot tell', [60, 60], { kind: 'cannot tell' }],
  ['none cannot tell', [], { kind: 'cannot tell' }],
] as const)('%s', (_, minutesAgo, expected) => {
  expect(metricsLate(points(minutesAgo))).toEqual(expected)
})

test('long buckets are late by nature', () => {
  expect(metricsLate(points([90, 90, 90], 60 * MINUTE))).toEqual({ kind: 'on time' })
})

test('sources and destinations with their own steps are one account', () => {
  const mixed = [...points([9, 9]), ...points([30], 5 * MINUTE)]
  expect(metricsLate(mixed)).toMatchObject({ kind: 'late', late: 3, of: 3 })
})
