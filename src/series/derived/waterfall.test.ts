import { expect, test } from 'vitest'
import { waterfallOf } from './waterfall.ts'

const parts = { behindMs: 800, waitingMs: 60_000, writingMs: 1200, totalMs: 64_000 }

test('what no part explains is told', () => {
  expect(waterfallOf(parts)).toMatchObject({ rest: 'unexplained', unexplainedMs: 2000 })
})

test('parts that overlap are not a negative rest', () => {
  expect(waterfallOf({ ...parts, totalMs: 60_800 })).toMatchObject({
    rest: 'overlap',
    overlapMs: 1200,
  })
})

test.each(['behindMs', 'waitingMs', 'writingMs', 'totalMs'] as const)(
  'without %s there is no rest to tell',
  (part) => {
    expect(waterfallOf({ ...parts, [part]: null })).toMatchObject({
      [part]: null,
      rest: 'not known',
    })
  },
)
