import { expect, test } from 'vitest'
import { isFiltered, listChoice, listTexts, NO_FILTER, type ListTexts } from './list-choice.ts'

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

test('an address that says nothing shows every row in the order of the list', () => {
  const choice = listChoice(NOTHING)
  expect(choice).toEqual({
    ...NO_FILTER,
    order: null,
    by: null,
    open: [],
    closed: [],
    view: 'table',
  })
  expect(isFiltered(choice)).toBe(false)
  expect(listTexts(choice)).toEqual(NOTHING)
})

test.each<[string, Partial<ListTexts>]>([
  ['words', { q: 'orders eu' }],
  ['only what fails', { failing: 'yes' }],
  ['two states', { state: 'broken,stalled' }],
  ['one of each filter', { type: 'postgresql', tag: 'gold', group: 'Sales, EU', source: 'crm' }],
  ['a column downwards', { sort: '-lag' }],
  ['a column upwards', { sort: 'name' }],
  ['groups, some opened and closed by hand', { by: 'type', open: 'a%2Cb,50%25', closed: 'c' }],
  ['the map', { view: 'map' }],
])('%s: back and forth it is the same', (_, texts) => {
  const all = { ...NOTHING, ...texts }
  expect(listTexts(listChoice(all))).toEqual(all)
})

test('names with commas and percent signs stay whole', () => {
  expect(listChoice({ ...NOTHING, open: 'a%2Cb,50%25' }).open).toEqual(['a,b', '50%'])
})

test('what nobody knows says nothing', () => {
  const odd = { ...NOTHING, failing: '1', by: 'colour', view: 'list', sort: '-' }
  expect(listChoice(odd)).toEqual(listChoice(NOTHING))
})

test('only the part that changes is written', () => {
  expect(listTexts({ text: '' })).toEqual({ q: null })
  expect(listTexts({ group: null, states: ['broken'] })).toEqual({ group: null, state: 'broken' })
})
