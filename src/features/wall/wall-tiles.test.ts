import { expect, test } from 'vitest'
import { verdictOf, type HealthState } from '#src/model/health.ts'
import { chosenTiles, isCritical, tilePages, type WallTile } from './wall-tiles.ts'

function tile(name: string, state: HealthState, rest: Partial<WallTile> = {}): WallTile {
  const verdict = verdictOf({ state, sentence: [], evidence: [] })
  return {
    kind: 'pipeline',
    id: `id-${name}`,
    shortName: name,
    tags: [],
    group: null,
    verdict,
    ...rest,
  }
}

function muted(one: WallTile): WallTile {
  return { ...one, verdict: { ...one.verdict, mutedUntilMs: 1 } }
}

const names = (pages: readonly (readonly WallTile[])[]) =>
  pages.map((page) => page.map(({ shortName }) => shortName))

test('trouble first, the worst before the rest, then by name', () => {
  const tiles = [tile('b', 'quiet'), tile('a', 'flowing'), tile('z', 'behind'), tile('y', 'broken')]
  expect(names(tilePages(tiles, 12))).toEqual([['y', 'z', 'a', 'b']])
})

test('what does not fit goes to further pages', () => {
  const tiles = [10, 9, 2, 1].map((number) => tile(`orders-${number}`, 'flowing'))
  expect(names(tilePages(tiles, 3))).toEqual([['orders-1', 'orders-2', 'orders-9'], ['orders-10']])
})

test('calm tiles keep their places when their states change', () => {
  expect(names(tilePages([tile('a', 'quiet'), tile('b', 'flowing')], 9))).toEqual([['a', 'b']])
  expect(names(tilePages([tile('a', 'flowing'), tile('b', 'paused')], 9))).toEqual([['a', 'b']])
})

test('muted trouble is known trouble', () => {
  const known = muted(tile('z', 'broken'))
  expect(names(tilePages([known, tile('a', 'flowing')], 9))).toEqual([['a', 'z']])
  expect(isCritical(known)).toBe(false)
  expect(isCritical(tile('z', 'broken'))).toBe(true)
  expect(isCritical(tile('z', 'behind'))).toBe(false)
})

test('an account without tiles has no pages', () => {
  expect(tilePages([], 12)).toEqual([])
})

test.each([
  ['group', { group: 'payments', tag: null, filter: null }, ['pay']],
  ['tag', { group: null, tag: 'gold', filter: null }, ['pay', 'web']],
  ['part of the name, in any case', { group: null, tag: null, filter: 'WE' }, ['web']],
  ['all together', { group: 'payments', tag: 'gold', filter: 'web' }, []],
])('a wall is meant for a %s', (_, filter, expected) => {
  const tiles = [
    tile('pay', 'flowing', { group: 'payments', tags: ['gold'] }),
    tile('web', 'flowing', { tags: ['gold'] }),
    tile('log', 'flowing'),
  ]
  expect(chosenTiles(tiles, filter).map(({ shortName }) => shortName)).toEqual(expected)
})

test('a wall without a restriction shows pipelines; their ends are part of them', () => {
  const all = { group: null, tag: null, filter: null }
  const tiles = [tile('chain', 'flowing'), tile('db', 'broken', { kind: 'source' })]
  expect(chosenTiles(tiles, all).map(({ shortName }) => shortName)).toEqual(['chain'])
  expect(chosenTiles(tiles, { ...all, filter: 'd' })).toHaveLength(1)
})
