import { expect, test } from 'vitest'
import { START_MS } from '#src/testing/made-series.ts'
import { rowCountOf, type Audit } from './row-count.ts'

const HOUR_MS = 3_600_000
const rules = { expectedOffset: 0, tolerance: 5 }

function audits(diffs: readonly number[], rest: Partial<Audit> = {}): Audit[] {
  return diffs.map((diff, index) => ({
    atMs: START_MS + index * HOUR_MS,
    diff,
    lag: 0,
    rowsPerRecord: 0.3,
    ...rest,
  }))
}

test.each([
  ['equal', [0, 0, 3]],
  ['transient', [0, 900, 2]],
  ['unsettled', [0, 0, 1204]],
  ['unsettled', [0, 1204, 1204]],
  ['persistent', [0, 1204, 1204, 1204]],
  ['growing', [10, 60, 110, 190, 260, 300, 350]],
] as const)('%s: %j', (kind, diffs) => {
  expect(rowCountOf(audits(diffs), rules).kind).toBe(kind)
})

test('never measured is no difference of 0', () => {
  expect(rowCountOf([], rules)).toEqual({ kind: 'not measured' })
})

test('what waits explains as many rows', () => {
  expect(rowCountOf(audits([900], { lag: 1000 }), rules)).toMatchObject({
    kind: 'in flight',
    adjusted: 600,
  })
})

test('a lag that is not known explains nothing, and nothing is worked out from it', () => {
  expect(rowCountOf(audits([900], { lag: null }), rules)).toMatchObject({
    kind: 'unsettled',
    adjusted: null,
  })
})

test('a destination that differs by design has its offset taken away', () => {
  expect(rowCountOf(audits([5000, 5000, 5000]), { ...rules, expectedOffset: 5000 }).kind).toBe(
    'equal',
  )
})

test('three audits with the same value are counted', () => {
  expect(rowCountOf(audits([0, 1204, 1204, 1204]), rules)).toMatchObject({ sameFor: 3 })
})
