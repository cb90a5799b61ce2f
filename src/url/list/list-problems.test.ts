import { expect, test } from 'vitest'
import { HEALTH_STATES } from '#src/model/health/health.ts'
import type { ListTexts } from './list-choice.ts'
import { listProblems, type ListKnown } from './list-problems.ts'

const NOTHING: ListTexts = {
  q: null,
  failing: null,
  state: null,
  type: null,
  tag: null,
  group: null,
  source: null,
  sort: null,
  by: null,
  open: null,
  closed: null,
  view: null,
}
const KNOWN: ListKnown = {
  columns: ['name', 'lag'],
  valuesOf: (pick) => (pick === 'type' ? ['MySQL', 'PostgreSQL'] : []),
}

test.each<[string, Partial<ListTexts>]>([
  ['nothing', {}],
  ['any words', { q: 'xyz', open: 'xyz', closed: 'xyz' }],
  ['every state', { state: HEALTH_STATES.join(',') }],
  ['a column, either way', { sort: '-lag' }],
  ['what rows have', { type: 'MySQL' }],
  ['every other word', { failing: 'yes', by: 'source', view: 'map' }],
  ['the view that is there by itself', { view: 'table' }],
])('%s is no problem', (_, texts) => {
  expect(listProblems({ ...NOTHING, ...texts }, KNOWN)).toEqual({ sentences: [], without: {} })
})

test.each<[Partial<ListTexts>, string, object]>([
  [
    { sort: '-colour' },
    'sort=-colour is not known: the worst stand first; known are name, lag.',
    { order: null },
  ],
  [
    { sort: '-' },
    'sort=- is not known: the worst stand first; known are name, lag.',
    { order: null },
  ],
  [
    { type: 'Mongo' },
    'type=Mongo is not known: not filtered by it; known are MySQL, PostgreSQL.',
    { type: null },
  ],
  [
    { group: 'Sales' },
    'group=Sales is not known: not filtered by it; nothing here has one.',
    { group: null },
  ],
  [
    { failing: '1' },
    'failing=1 is not known: not filtered by it; known are yes.',
    { failing: false },
  ],
  [
    { by: 'colour' },
    'by=colour is not known: not grouped; known are group, type, source.',
    { by: null },
  ],
  [
    { view: 'list' },
    'view=list is not known: shown as a table; known are table, map.',
    { view: 'table' },
  ],
])('%o is told, and left out', (texts, sentence, without) => {
  expect(listProblems({ ...NOTHING, ...texts }, KNOWN)).toEqual({ sentences: [sentence], without })
})

test('of several states the known ones stay', () => {
  const { sentences, without } = listProblems({ ...NOTHING, state: 'broken,xyz,abc' }, KNOWN)
  expect(without).toEqual({ states: ['broken'] })
  expect(sentences[0]).toMatch(
    /^state=xyz,abc is not known: the other states are shown; known are broken, .*, and \d+ more\.$/,
  )
})

test('several problems are told one after the other', () => {
  const { sentences, without } = listProblems({ ...NOTHING, state: 'xyz', view: 'list' }, KNOWN)
  expect(sentences).toHaveLength(2)
  expect(without).toEqual({ states: [], view: 'table' })
})

test('what rows have is not judged before it is known', () => {
  const known: ListKnown = { ...KNOWN, valuesOf: () => null }
  expect(listProblems({ ...NOTHING, type: 'Mongo' }, known).sentences).toEqual([])
})
