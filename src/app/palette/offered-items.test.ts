import { expect, test } from 'vitest'
import { offeredItems } from './offered-items.ts'
import type { PaletteItem } from './palette-item.ts'

function item(id: string, group: string): PaletteItem {
  return { id, group, name: id, run: () => undefined }
}

const ITEMS = [
  item('refresh.pause', 'Actions'),
  item('refresh.now', 'Actions'),
  item('time.freeze', 'Actions'),
  item('go.o', 'Pages'),
  item('go.s', 'Pages'),
  item('/sources/1', 'Sources'),
  item('/sources/2', 'Sources'),
  item('range now-1h', 'Time range'),
]
const BROKEN = item('/sources/1', 'Needs attention')

function offered(attention: readonly PaletteItem[], recent: readonly string[]) {
  return offeredItems(attention, ITEMS, recent).map(({ group, id }) => `${group}: ${id}`)
}

test('trouble first, then pages, what was chosen last, and a few actions', () => {
  expect(offered([BROKEN], ['range now-1h', '/sources/2'])).toEqual([
    'Needs attention: /sources/1',
    'Pages: go.o',
    'Pages: go.s',
    'Recent: range now-1h',
    'Recent: /sources/2',
    'Actions: time.freeze',
    'Actions: refresh.now',
  ])
})

test('nothing stands there twice, and what is gone not at all', () => {
  const recent = ['/sources/1', 'go.s', 'refresh.now', '/sources/9']
  expect(offered([BROKEN], recent)).toEqual([
    'Needs attention: /sources/1',
    'Pages: go.o',
    'Pages: go.s',
    'Recent: refresh.now',
    'Actions: time.freeze',
  ])
})

test('an account without trouble begins with its pages', () => {
  expect(offered([], [])[0]).toBe('Pages: go.o')
})
