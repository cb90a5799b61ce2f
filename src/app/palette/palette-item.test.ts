import { expect, test } from 'vitest'
import { findItems, MOST_DRAWN, type PaletteItem } from './palette-item.ts'

function item(name: string, more: Partial<PaletteItem> = {}): PaletteItem {
  return { id: name, group: 'Sources', name, run: () => undefined, ...more }
}

const ITEMS = [
  item('legacy-orders', { words: '67ad5f3c' }),
  item('preorders'),
  item('orders-postgres', { note: 'PostgreSQL' }),
  item('Go to Sources', { group: 'Pages' }),
]

function foundNames(text: string, recent: readonly string[] = []) {
  return findItems(ITEMS, text, recent).items.map(({ name }) => name)
}

test.each([
  ['the beginning of a name, then of a word, then the rest', 'orders', [2, 0, 1]],
  ['any case', 'ORDERS-P', [2]],
  ['all words, in any order', 'postgres order', [2]],
  ['a part of an id', '5f3c', [0]],
  ['the kind', 'postgresql', [2]],
  ['nothing that has only one of the words', 'orders mongodb', []],
])('finds %s', (_, text, places) => {
  expect(foundNames(text)).toEqual(places.map((place) => ITEMS[place]?.name))
})

test('what was used lately goes first among equals, and not before better ones', () => {
  const two = [item('orders-a'), item('orders-b'), item('my orders')]
  const names = findItems(two, 'orders', ['my orders', 'orders-b']).items.map(({ name }) => name)
  expect(names).toEqual(['orders-b', 'orders-a', 'my orders'])
})

test('of a thousand, so many are given as can be drawn, and all are counted', () => {
  const many = Array.from({ length: 1000 }, (_, place) => item(`orders-${place}`))
  const { items, count } = findItems(many, 'orders', [])
  expect(items).toHaveLength(MOST_DRAWN)
  expect(count).toBe(1000)
})
