import { expect, test } from 'vitest'
import { fleetRowNamed as row } from '#src/testing/fleet-rows.ts'
import { NO_FILTER, type ListChoice } from '#src/url/list/list-choice.ts'
import { filterRows } from './filter-rows.ts'
import { byHarm, harmOf } from './fleet-row.ts'

const NOTHING: ListChoice = {
  ...NO_FILTER,
  order: null,
  by: null,
  open: [],
  closed: [],
  view: 'table',
}

const ROWS = [
  row('Orders EU', 'flowing', { tags: ['gold'], types: ['MySQL', 'Snowflake'], source: 'shop' }),
  row('orders us', 'broken', { group: 'Sales' }),
  row('Billing', 'behind', { mutedUntilMs: 1 }),
  row('New one', null),
]

test.each<[string, Partial<ListChoice>, readonly string[]]>([
  ['nothing asked', {}, ['Orders EU', 'orders us', 'Billing', 'New one']],
  ['a word in any case', { text: 'ORDERS' }, ['Orders EU', 'orders us']],
  ['all words, in any order', { text: ' us  orders ' }, ['orders us']],
  ['a word that no row has', { text: 'orders xx' }, []],
  ['failing: neither what is muted nor what is not judged', { failing: true }, ['orders us']],
  ['one of two states', { states: ['broken', 'behind'] }, ['orders us', 'Billing']],
  ['a tag', { tag: 'gold' }, ['Orders EU']],
  ['a group', { group: 'Sales' }, ['orders us']],
  ['a source', { source: 'shop' }, ['Orders EU']],
  ['the type of one end', { type: 'Snowflake' }, ['Orders EU']],
  ['the type of both ends', { type: 'MySQL → Snowflake' }, ['Orders EU']],
  ['two filters at once', { text: 'orders', tag: 'gold' }, ['Orders EU']],
])('%s', (_, change, names) => {
  expect(filterRows(ROWS, { ...NOTHING, ...change }).map(({ name }) => name)).toEqual(names)
})

test('by harm: the worst state, then the most late, then the name; what is known comes behind', () => {
  const rows = [
    row('t-10', 'flowing'),
    row('t-2', 'flowing'),
    row('not judged', null),
    row('known', 'broken', { mutedUntilMs: 1, harm: 9e9 }),
    row('small', 'behind', { harm: 10 }),
    row('large', 'behind', { harm: 1000 }),
    row('not measured', 'behind'),
    row('rate not known', 'behind', { lateS: 60 }),
    row('rate not known, later', 'behind', { lateS: 90 }),
    row('down', 'broken'),
  ]
  expect(byHarm(rows).map(({ name }) => name)).toEqual([
    'down',
    'large',
    'small',
    'rate not known, later',
    'rate not known',
    'not measured',
    'known',
    't-2',
    't-10',
    'not judged',
  ])
})

const MATTERS = { weight: 5, allowanceMs: 10_000 }

test.each([
  ['seconds late times the rate', { lateMs: 30_000, perSec: 200 }, undefined, 30, 6000],
  ['a clock that is ahead is not early', { lateMs: -500, perSec: 200 }, undefined, 0, 0],
  ['nobody knows how late', { lateMs: null, perSec: 200 }, undefined, null, null],
  ['nobody knows the rate', { lateMs: 30_000, perSec: null }, undefined, 30, null],
  ['beyond the allowance, weighted', { lateMs: 30_000, perSec: 200 }, MATTERS, 100, 20_000],
  ['within the allowance', { lateMs: 9000, perSec: 200 }, MATTERS, 0, 0],
  ['a weight without a rate', { lateMs: 30_000, perSec: null }, MATTERS, 100, null],
])('harm: %s', (_, late, settings, lateS, harm) => {
  expect(harmOf(late, settings)).toEqual({ lateS, harm })
})
