import { expect, test } from 'vitest'
import { fleetRowNamed as row } from '#src/testing/fleet-rows.ts'
import { countRows, groupRows } from './group-rows.ts'

const BY_ITSELF = { open: [], closed: [], filtered: false }

const ROWS = [
  row('a', 'flowing', { group: 'Sales' }),
  row('b', 'broken', { group: 'Billing' }),
  row('c', 'flowing', { group: 'Billing' }),
  row('d', 'paused', { group: 'Archive' }),
  row('e', 'flowing'),
]

function shown(...options: Parameters<typeof groupRows>) {
  return groupRows(...options).map(({ name, rows, isOpen }) => [name, rows.length, isOpen])
}

test('the group with the worst row stands first and open; healthy groups are closed', () => {
  expect(shown(ROWS, 'group', BY_ITSELF)).toEqual([
    ['Billing', 2, true],
    ['Archive', 1, false],
    ['Sales', 1, false],
    [null, 1, false],
  ])
})

test('a group is judged by its worst row, with the count of each state', () => {
  const [billing] = groupRows(ROWS, 'group', BY_ITSELF)
  expect(billing?.counts.map(({ verdict, count }) => [verdict.state, count])).toEqual([
    ['broken', 1],
    ['flowing', 1],
  ])
})

test('what was opened or closed by hand stays so', () => {
  const byHand = { open: ['Sales', ''], closed: ['Billing'], filtered: false }
  expect(shown(ROWS, 'group', byHand)).toEqual([
    ['Billing', 2, false],
    ['Archive', 1, false],
    ['Sales', 1, true],
    [null, 1, true],
  ])
})

test('what a filter has picked is shown, whatever its state', () => {
  expect(shown(ROWS, 'group', { ...BY_ITSELF, filtered: true }).every(([, , open]) => open)).toBe(
    true,
  )
})

test('trouble that is known does not open its group', () => {
  const muted = [row('b', 'broken', { group: 'Billing', mutedUntilMs: 1 })]
  expect(shown(muted, 'group', BY_ITSELF)).toEqual([['Billing', 1, false]])
})

test('both ends of a pipeline make one type', () => {
  const rows = [row('a', 'flowing', { types: ['MySQL', 'Snowflake'] })]
  expect(shown(rows, 'type', BY_ITSELF)).toEqual([['MySQL → Snowflake', 1, false]])
})

test('rows of one group keep the order they came in', () => {
  const [group] = groupRows([row('z', 'broken'), row('a', 'broken')], 'group', BY_ITSELF)
  expect(group?.rows.map(({ name }) => name)).toEqual(['z', 'a'])
})

test('rows that are not judged yet are not counted as anything', () => {
  expect(countRows([row('a', null), row('b', 'quiet')]).map(({ count }) => count)).toEqual([1])
})
