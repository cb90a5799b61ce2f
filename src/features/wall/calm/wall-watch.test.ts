import { expect, test } from 'vitest'
import type { HealthState, Verdict } from '#src/model/health/health.ts'
import { judgedPipeline } from '#src/testing/judged.ts'
import { calmSinceMs, look, NOTHING_SEEN, type WallWatch } from './wall-watch.ts'

const ROUND_MS = 15_000

/** Looks at one pipeline, a round apart; null: a round in which nothing was answered. */
function watched(
  states: readonly (HealthState | null)[],
  from: WallWatch = NOTHING_SEEN,
): WallWatch {
  return states.reduce<WallWatch>(
    (watch, state, round) =>
      state === null ? watch : look(watch, [judgedPipeline('orders', state)], round * ROUND_MS),
    from,
  )
}

test('without a problem it is calm since the screen began to watch', () => {
  expect(calmSinceMs(NOTHING_SEEN)).toBeNull()
  expect(calmSinceMs(watched(['flowing', 'quiet', 'flowing']))).toBe(0)
})

test('after a problem it is calm since the last look that found it', () => {
  const watch = watched(['flowing', 'flowing', 'broken', 'broken', 'flowing', 'flowing'])
  expect(calmSinceMs(watch)).toBe(3 * ROUND_MS)
  expect(watch.problem).toEqual({ name: 'orders', word: 'Broken', untilMs: 3 * ROUND_MS })
})

test('while there is a problem it is not calm', () => {
  expect(calmSinceMs(watched(['flowing', 'flowing', 'behind']))).toBeNull()
})

test('muted trouble is no problem', () => {
  const own: Partial<Verdict> = { mutedUntilMs: 1 }
  const watch = look(NOTHING_SEEN, [judgedPipeline('orders', 'broken', ['s', 'd'], own)], 0)
  expect(calmSinceMs(watch)).toBe(0)
})

test('after a time in which nobody watched it begins anew', () => {
  const watch = watched(['broken', 'flowing', ...Array.from({ length: 6 }, () => null), 'flowing'])
  expect(watch).toMatchObject({ sinceMs: 8 * ROUND_MS, problem: null })
})

test('beginning, change and end of trouble are told, the newest first', () => {
  const watch = watched(['quiet', 'flowing', 'flowing', 'behind', 'broken', 'flowing', 'quiet'])
  expect(watch.transitions.map(({ from, to, atMs }) => `${atMs / ROUND_MS} ${from} ${to}`)).toEqual(
    ['5 Broken Flowing', '4 Behind Broken', '3 Flowing Behind'],
  )
})

test('what answers say while the page starts is no change', () => {
  expect(watched(['flowing', 'broken']).transitions).toEqual([])
})

test('what is unknown for a while has not changed; then it has', () => {
  const start = ['flowing', 'flowing', 'flowing'] as const
  expect(watched([...start, 'unknown', 'flowing']).transitions).toEqual([])
  expect(watched([...start, 'unknown', 'broken']).transitions).toMatchObject([
    { from: 'Flowing', to: 'Broken' },
  ])
})

test('at most three changes are kept', () => {
  const watch = watched(
    Array.from({ length: 40 }, (_, round) => (round % 2 === 0 ? 'flowing' : 'broken')),
  )
  expect(watch.transitions).toHaveLength(3)
})

test('an answer that is no newer changes nothing, so that nothing draws again', () => {
  const watch = watched(['flowing', 'flowing'])
  expect(look(watch, [judgedPipeline('orders', 'broken')], ROUND_MS)).toBe(watch)
  expect(look(watch, [judgedPipeline('orders', 'broken')], 0)).toBe(watch)
})

test('a clock that was set back begins anew', () => {
  const watch = watched(['flowing'], watched(Array.from({ length: 20 }, () => 'flowing' as const)))
  expect(watch).toMatchObject({ sinceMs: 0, lookedMs: 0 })
})
