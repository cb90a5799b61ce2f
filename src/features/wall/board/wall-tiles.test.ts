import { expect, test } from 'vitest'
import { verdictOf, type HealthState } from '#src/model/health/health.ts'
import {
  boardOf,
  chosenTiles,
  isCritical,
  sortedTiles,
  type Board,
  type WallTile,
} from './wall-tiles.ts'

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

const named = (tiles: readonly WallTile[]) => tiles.map(({ shortName }) => shortName)

function tilesOf(board: Board<WallTile>) {
  if (board.kind === 'calm') return 'calm'
  return { pages: board.pages.map(named), folded: named(board.folded) }
}

test('trouble first, the worst before the rest, then by name', () => {
  const tiles = [tile('b', 'quiet'), tile('a', 'flowing'), tile('z', 'behind'), tile('y', 'broken')]
  expect(named(sortedTiles(tiles))).toEqual(['y', 'z', 'a', 'b'])
})

test('names with numbers stand in the order of the numbers', () => {
  const tiles = [10, 9, 2, 1].map((number) => tile(`orders-${number}`, 'flowing'))
  expect(named(sortedTiles(tiles))).toEqual(['orders-1', 'orders-2', 'orders-9', 'orders-10'])
})

test('calm tiles keep their places when their states change', () => {
  expect(named(sortedTiles([tile('a', 'quiet'), tile('b', 'flowing')]))).toEqual(['a', 'b'])
  expect(named(sortedTiles([tile('a', 'flowing'), tile('b', 'paused')]))).toEqual(['a', 'b'])
})

test('muted trouble is known trouble', () => {
  const known = muted(tile('z', 'broken'))
  expect(named(sortedTiles([known, tile('a', 'flowing')]))).toEqual(['a', 'z'])
  expect(isCritical(known)).toBe(false)
  expect(isCritical(tile('z', 'broken'))).toBe(true)
  expect(isCritical(tile('z', 'behind'))).toBe(false)
})

const room = { columns: 2, rows: 2 }
const many = (count: number, state: HealthState) =>
  Array.from({ length: count }, (_, index) => tile(`${state}-${index + 1}`, state))

test('without trouble nothing has a tile, muted trouble and unknowns among the well ones included', () => {
  expect(tilesOf(boardOf(many(900, 'flowing'), room))).toBe('calm')
  const tiles = [tile('a', 'flowing'), muted(tile('b', 'broken')), tile('c', 'unknown')]
  expect(tilesOf(boardOf(tiles, room))).toBe('calm')
})

test('while metrics are late nobody knows that all is well', () => {
  const board = boardOf([...many(5, 'unknown'), tile('a', 'paused')], room, true)
  expect(board.kind === 'tiles' && board.pages).toHaveLength(1)
})

test('what fits on one page has a tile, well or not', () => {
  const tiles = [...many(3, 'flowing'), tile('z', 'broken')]
  expect(tilesOf(boardOf(tiles, room))).toEqual({
    pages: [['z', 'flowing-1', 'flowing-2', 'flowing-3']],
    folded: [],
  })
})

test('in a large account trouble has tiles and the rest is folded', () => {
  const board = boardOf([...many(900, 'flowing'), ...many(2, 'behind')], room)
  expect(tilesOf(board)).toMatchObject({ pages: [['behind-1', 'behind-2']] })
  expect(board.kind === 'tiles' && board.folded).toHaveLength(900)
})

test('trouble that does not fit takes as many pages as it needs', () => {
  const board = boardOf([...many(9, 'broken'), ...many(5, 'quiet')], room)
  expect(tilesOf(board)).toMatchObject({
    pages: [
      ['broken-1', 'broken-2', 'broken-3', 'broken-4'],
      ['broken-5', 'broken-6', 'broken-7', 'broken-8'],
      ['broken-9'],
    ],
  })
})

test('an account of which nothing is known is not calm, and does not rotate', () => {
  const board = boardOf(many(9, 'unknown'), room)
  expect(board.kind === 'tiles' && board.pages).toHaveLength(1)
  expect(board.kind === 'tiles' && board.folded).toHaveLength(5)
})

test('an account without tiles has no pages', () => {
  expect(tilesOf(boardOf([], room))).toEqual({ pages: [], folded: [] })
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
