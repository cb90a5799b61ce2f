import { expect, test } from 'vitest'
import { dataAsOf, type DataAsOfInput } from './data-as-of.ts'

const NOON_MS = Date.UTC(2026, 10, 20, 12)
const MINUTE_MS = 60_000

function asOf(input: Partial<DataAsOfInput>) {
  return dataAsOf({
    sampledAtMs: NOON_MS,
    lagTime: { kind: 'none' },
    latencyMs: null,
    sourceEndedAtMs: null,
    isSnapshotRunning: false,
    ...input,
  })
}

test('nothing waits: complete up to the sample', () => {
  expect(asOf({})).toEqual({ kind: 'as of', atMs: NOON_MS, isAtMost: false })
})

test('what waits is taken off', () => {
  const lagTime = { kind: 'known', ms: 4 * MINUTE_MS, plusMinusMs: MINUTE_MS } as const
  expect(asOf({ lagTime })).toMatchObject({ atMs: NOON_MS - 4 * MINUTE_MS, isAtMost: false })
})

test('a lower bound of the waiting time is an upper bound of the moment', () => {
  const lagTime = { kind: 'longer than', ms: 30 * MINUTE_MS } as const
  expect(asOf({ lagTime })).toMatchObject({ atMs: NOON_MS - 30 * MINUTE_MS, isAtMost: true })
})

test('a dead source without lag is not up to date', () => {
  const sourceEndedAtMs = NOON_MS - 90 * MINUTE_MS
  expect(asOf({ sourceEndedAtMs })).toMatchObject({ atMs: sourceEndedAtMs })
})

test('a longer latency than the lag is worth holds the moment back', () => {
  const lagTime = { kind: 'known', ms: MINUTE_MS, plusMinusMs: MINUTE_MS } as const
  expect(asOf({ lagTime, latencyMs: 9 * MINUTE_MS })).toMatchObject({
    atMs: NOON_MS - 9 * MINUTE_MS,
  })
  expect(asOf({ lagTime, latencyMs: 100 })).toMatchObject({ atMs: NOON_MS - MINUTE_MS })
})

test('a latency alone is enough', () => {
  const lagTime = { kind: 'not known' } as const
  expect(asOf({ lagTime, latencyMs: 500 })).toMatchObject({ atMs: NOON_MS - 500 })
})

test('a snapshot makes the moment mixed', () => {
  expect(asOf({ isSnapshotRunning: true })).toEqual({ kind: 'mixed' })
})

test.each([
  ['no sample', { sampledAtMs: null }],
  ['an unknown lag', { lagTime: { kind: 'not known' } }],
  ['a lag nobody wrote for', { lagTime: { kind: 'nothing written' } }],
] as const)('%s: not known', (_, input) => {
  expect(asOf(input)).toEqual({ kind: 'not known' })
})
