import { expect, test } from 'vitest'
import type { Fleet, JudgedConnector, JudgedPipeline } from '#src/panels/fleet/fleet.ts'
import { judgedConnector, judgedPipeline } from '#src/testing/judged.ts'
import { attentionOf, firstOf } from './attention.ts'

type Parts = {
  sources?: readonly JudgedConnector[]
  destinations?: readonly JudgedConnector[]
  pipelines?: readonly JudgedPipeline[]
}

/** Ids in order, each with the pipelines that stand with it. */
function listed({ sources = [], destinations = [], pipelines = [] }: Parts) {
  const fleet: Fleet = {
    sources: new Map(sources.map((one) => [one.id, one])),
    destinations: new Map(destinations.map((one) => [one.id, one])),
    pipelines: new Map(pipelines.map((one) => [one.id, one])),
    late: { kind: 'on time' },
  }
  return attentionOf(fleet).map(({ entity, pipelines: affected }) =>
    [entity.id, ...affected.map(({ id }) => id)].join(' < '),
  )
}

test('the worst comes first, then names in the order people count', () => {
  const sources = [
    judgedConnector('source', 's-10', 'behind'),
    judgedConnector('source', 's-9', 'behind'),
    judgedConnector('source', 'z', 'broken'),
  ]
  expect(listed({ sources })).toEqual(['z', 's-9', 's-10'])
})

test('what is calm or halted on purpose needs nobody; what is unknown does', () => {
  const sources = (['flowing', 'quiet', 'paused', 'snapshot', 'unknown'] as const).map((state) =>
    judgedConnector('source', state, state),
  )
  expect(listed({ sources })).toEqual(['unknown'])
})

test('a pipeline in the state of one of its ends stands with that end', () => {
  const destinations = [judgedConnector('destination', 'd', 'broken')]
  const pipelines = [judgedPipeline('p', 'broken'), judgedPipeline('q', 'broken', ['s', 'other'])]
  expect(listed({ destinations, pipelines })).toEqual(['d < p', 'q'])
})

test('a pipeline that is worse than its ends stands for itself', () => {
  const destinations = [judgedConnector('destination', 'd', 'over-warn')]
  expect(listed({ destinations, pipelines: [judgedPipeline('p', 'stalled')] })).toEqual(['p', 'd'])
})

test('a pipeline that falls behind stands with its destination, which is over a limit as well', () => {
  const also = [{ state: 'behind', label: 'Falling behind', sentence: [] }] as const
  const destinations = [judgedConnector('destination', 'd', 'over-crit', { also })]
  const pipelines = [judgedPipeline('p', 'behind'), judgedPipeline('q', 'over-crit')]
  expect(listed({ destinations, pipelines })).toEqual(['d < p < q'])
})

test('muted trouble stands last', () => {
  const sources = [
    judgedConnector('source', 'known', 'broken', { mutedUntilMs: 1 }),
    judgedConnector('source', 'new', 'behind'),
  ]
  expect(listed({ sources })).toEqual(['new', 'known'])
})

test('a muted end does not hide a pipeline that nobody muted', () => {
  const muted = { mutedUntilMs: 1 }
  const destinations = [judgedConnector('destination', 'd', 'broken', muted)]
  const known = judgedPipeline('known', 'broken', ['s', 'd'], muted)
  const pipelines = [judgedPipeline('p', 'broken'), known]
  expect(listed({ destinations, pipelines })).toEqual(['p', 'd < known'])
})

const item = (id: string, state: 'broken' | 'unknown') => ({
  entity: judgedConnector('source', id, state),
  pipelines: [],
})
const idsOf = (items: Parameters<typeof firstOf>[0]) => items.map(({ entity }) => entity.id)

test('of a long list eight stand first, and no more than three that are unknown', () => {
  const broken = Array.from({ length: 9 }, (_, index) => item(`b${index}`, 'broken'))
  const unknown = Array.from({ length: 9 }, (_, index) => item(`u${index}`, 'unknown'))
  expect(idsOf(firstOf([...broken, ...unknown]))).toEqual(idsOf(broken.slice(0, 8)))
  const mixed = [...broken.slice(0, 2), ...unknown]
  expect(idsOf(firstOf(mixed))).toEqual(['b0', 'b1', 'u0', 'u1', 'u2'])
})
