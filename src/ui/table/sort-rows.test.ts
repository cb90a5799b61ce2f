import { expect, test } from 'vitest'
import { sortRows } from './sort-rows.ts'

const itself = (value: number | string | null) => value

test('what is not known stands last in both directions', () => {
  const rows = [null, 5, NaN, -1, null, 0]
  expect(sortRows(rows, itself, 'asc')).toEqual([-1, 0, 5, null, NaN, null])
  expect(sortRows(rows, itself, 'desc')).toEqual([5, 0, -1, null, NaN, null])
})

test.each([
  ['numbers by their value, not by their digits', [10, 9, 100], [9, 10, 100]],
  ['infinity is a number', [Infinity, 1, -Infinity], [-Infinity, 1, Infinity]],
  ['texts by the numbers in them', ['t-10', 't-2', 't-1'], ['t-1', 't-2', 't-10']],
  ['texts without regard to capitals', ['beta', 'Alpha', 'Gamma'], ['Alpha', 'beta', 'Gamma']],
  ['numbers before texts', ['a', 3], [3, 'a']],
  ['an empty list', [], []],
])('%s', (_, rows, sorted) => {
  expect(sortRows(rows, itself, 'asc')).toEqual(sorted)
})

test('equal rows keep their order in both directions', () => {
  const rows = [
    { id: 'a', value: 1 },
    { id: 'b', value: 2 },
    { id: 'c', value: 1 },
    { id: 'd', value: 2 },
  ]
  const ids = (direction: 'asc' | 'desc') =>
    sortRows(rows, ({ value }) => value, direction).map(({ id }) => id)
  expect(ids('asc')).toEqual(['a', 'c', 'b', 'd'])
  expect(ids('desc')).toEqual(['b', 'd', 'a', 'c'])
})

test('the rows that came stay as they were', () => {
  const rows = [2, 1]
  sortRows(rows, itself, 'asc')
  expect(rows).toEqual([2, 1])
})
