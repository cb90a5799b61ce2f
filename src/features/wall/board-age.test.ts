import { expect, test } from 'vitest'
import { boardAge } from './board-age.ts'

const at = { startedMs: 0, periodMs: 15_000, nowMs: 100_000 }

test.each([
  ['three rounds old', 55_000, { kind: 'live' }],
  ['more than three rounds old', 54_999, { kind: 'not live', sinceMs: 54_999 }],
  ['from the future, by a clock that was set back', 200_000, { kind: 'live' }],
] as const)('%s', (_, newestMs, expected) => {
  expect(boardAge(newestMs, at)).toEqual(expected)
})

test('a board that never got an answer is waiting, and after three rounds not live', () => {
  expect(boardAge(null, { ...at, nowMs: 45_000 })).toEqual({ kind: 'waiting' })
  expect(boardAge(null, { ...at, nowMs: 45_001 })).toEqual({ kind: 'not live', sinceMs: 0 })
})
