import { expect, test } from 'vitest'
import { sinceOf, verdictHistoryId } from './since.ts'

const MINUTE_MS = 60_000
const span = (fromMin: number, toMin: number, status: string) => ({
  fromMs: fromMin * MINUTE_MS,
  toMs: toMin * MINUTE_MS,
  status,
})
const behind = (sinceMin: number | null, isSinceLeast = false) =>
  ({
    state: 'behind',
    sinceMs: sinceMin === null ? null : sinceMin * MINUTE_MS,
    isSinceLeast,
  }) as const

test.each([
  ['nobody has seen it and no reading tells', null, [], null, null],
  [
    'a reading tells, its answers are not complete',
    5,
    [span(0, 9, 'behind')],
    null,
    [5, false, false],
  ],
  ['it was so when watching began', null, [span(1, 9, 'behind')], 10, [1, true, true]],
  ['first look', null, [], 10, [10, true, true]],
  [
    'the change was seen',
    null,
    [span(1, 4, 'flowing'), span(4, 9, 'behind')],
    10,
    [4, false, true],
  ],
  ['the change is seen now', null, [span(1, 9, 'flowing')], 10, [9, false, true]],
  ['another state before nobody watched', null, [span(1, 4, 'flowing')], 10, [10, true, true]],
  ['a reading goes further back', 0, [span(1, 9, 'behind')], 10, [0, false, false]],
  ['what was seen goes further back', 5, [span(1, 9, 'behind')], 10, [1, true, true]],
  [
    'another state by the same answer, which has grown old',
    null,
    [span(1, 10, 'flowing')],
    10,
    null,
  ],
  ['the same state by the same answer', null, [span(1, 10, 'behind')], 10, [1, true, true]],
  ['another state for one look at the beginning', null, [span(9, 9, 'quiet')], 10, [9, true, true]],
  ['a much later look found another state', null, [span(1, 14, 'flowing')], 10, null],
] as const)('%s', (_, sinceMin, seen, asOfMin, expected) => {
  const since = sinceOf(behind(sinceMin), seen, asOfMin === null ? null : asOfMin * MINUTE_MS)
  expect(since && [since.sinceMs / MINUTE_MS, since.isAtLeast, since.isObserved]).toEqual(expected)
})

test('verdicts of two kinds with one id are two histories, and neither is that of the status', () => {
  const ids = [verdictHistoryId('source', 'a'), verdictHistoryId('destination', 'a'), 'a']
  expect(new Set(ids).size).toBe(3)
})

test('a reading that was so from its first point on is a lower bound', () => {
  expect(sinceOf(behind(5, true), [], null)).toMatchObject({ isAtLeast: true, isObserved: false })
})
