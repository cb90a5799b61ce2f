import { expect, test } from 'vitest'
import type { HealthState, Verdict } from '#src/model/health/health.ts'
import type { JudgedEntity } from '#src/panels/fleet/fleet.ts'
import { judgedPipeline } from '#src/testing/judged.ts'
import { fittingFolds, foldsOf, moreText } from './wall-folds.ts'

function entities(count: number, state: HealthState, own: Partial<Verdict> = {}) {
  return Array.from({ length: count }, (_, index) =>
    judgedPipeline(`${state}-${index}`, state, ['s', 'd'], own),
  )
}

const texts = (all: readonly JudgedEntity[], by: 'state' | 'group' | 'tag') =>
  foldsOf(all, by).map(({ text }) => text)

test('states are counted, the most frequent first', () => {
  const all = [...entities(2, 'quiet'), ...entities(853, 'flowing'), ...entities(1, 'paused')]
  expect(texts(all, 'state')).toEqual(['853 flowing', '2 quiet', '1 paused'])
})

test('what is muted or old is not counted as what it was', () => {
  const muted = entities(1, 'broken', { mutedUntilMs: 1 })
  const old = entities(2, 'flowing', { age: 'stale' })
  const folds = foldsOf([...muted, ...old], 'state')
  expect(folds.map(({ text, tone }) => `${text}, ${tone}`)).toEqual(['2 old, off', '1 muted, off'])
  expect(folds[0]?.shape).toBe('unknown')
})

test('groups look like the worst of them', () => {
  const [one, ...others] = entities(3, 'flowing').map((all) => ({ ...all, group: 'payments' }))
  const quiet = entities(1, 'unknown').map((all) => ({ ...all, group: 'payments' }))
  const folds = foldsOf(
    [...(one ? [one] : []), ...others, ...quiet, ...entities(2, 'flowing')],
    'group',
  )
  expect(folds.map(({ text, shape }) => `${text}: ${shape}`)).toEqual([
    '4 payments: unknown',
    '2 no group: circle',
  ])
})

test('an entity counts for each of its tags', () => {
  const tagged = entities(2, 'flowing').map((all) => ({ ...all, tags: ['eu', 'gold'] }))
  expect(texts([...tagged, ...entities(1, 'flowing')], 'tag')).toEqual([
    '2 eu',
    '2 gold',
    '1 no tag',
  ])
})

test('what does not fit is counted, so that nothing is missing', () => {
  const folds = foldsOf(
    [...entities(853, 'flowing'), ...entities(2, 'quiet'), ...entities(3, 'paused')],
    'state',
  )
  expect(fittingFolds(folds, 'state', 100)).toMatchObject({ shown: folds, more: null })
  const { shown, more } = fittingFolds(folds, 'state', 14)
  expect(shown.map(({ text }) => text)).toEqual(['853 flowing'])
  expect(more).toBe('+ 5 more')
  expect(fittingFolds(folds, 'state', 3)).toEqual({ shown: [], more: '+ 858 more' })
})

test('tags share entities, so that tags are counted', () => {
  const folds = foldsOf(
    entities(2, 'flowing').map((all) => ({ ...all, tags: ['eu', 'gold'] })),
    'tag',
  )
  expect(moreText(folds, 'tag')).toBe('+ 2 tags')
})
