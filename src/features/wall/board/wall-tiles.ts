import { isTrouble, type JudgedEntity } from '#src/panels/fleet/fleet.ts'

/** What a wall needs of an entity to choose and order it. */
export type WallTile = Pick<
  JudgedEntity,
  'kind' | 'id' | 'shortName' | 'tags' | 'group' | 'verdict'
>

/** What of the account a wall shows; null: no restriction. */
export type TileFilter = {
  readonly group: string | null
  readonly tag: string | null
  /** Text that the name must contain, in any case. */
  readonly filter: string | null
}

/**
 * The tiles that a wall is meant for. Without a restriction that is every pipeline: trouble at an end
 * is trouble of its pipelines.
 */
export function chosenTiles<Tile extends WallTile>(
  tiles: readonly Tile[],
  { group, tag, filter }: TileFilter,
): readonly Tile[] {
  if (group === null && tag === null && filter === null) {
    return tiles.filter(({ kind }) => kind === 'pipeline')
  }
  const text = filter?.toLowerCase() ?? ''
  return tiles.filter(
    (tile) =>
      (group === null || tile.group === group) &&
      (tag === null || tile.tags.includes(tag)) &&
      tile.shortName.toLowerCase().includes(text),
  )
}

/** How many tiles have room under each other and beside each other. */
type Room = { readonly columns: number; readonly rows: number }

/** What stands on a board. */
export type Board<Tile> =
  /** Nobody is in trouble, and that is known: nothing has a tile. */
  | { readonly kind: 'calm' }
  | {
      readonly kind: 'tiles'
      readonly pages: readonly (readonly Tile[])[]
      /** Without a tile, because trouble needs the room. */
      readonly folded: readonly Tile[]
    }

/**
 * Trouble has tiles, in as many pages as it needs. The rest has too where all fits on one page; else
 * it is folded. An account of which nothing is known shows its first page of unknowns, and so does one
 * whose metrics are late: nobody knows that it is well.
 */
export function boardOf<Tile extends WallTile>(
  tiles: readonly Tile[],
  room: Room,
  isLate = false,
): Board<Tile> {
  const perPage = room.columns * room.rows
  const sorted = sortedTiles(tiles)
  const trouble = sorted.filter(isTrouble).length
  const isKnown = tiles.some(({ verdict }) => verdict.state !== 'unknown')
  if (trouble === 0 && isKnown && !isLate) return { kind: 'calm' }
  const own = tiles.length <= perPage ? tiles.length : trouble || perPage
  return {
    kind: 'tiles',
    pages: pagesOf(sorted.slice(0, own), perPage),
    folded: sorted.slice(own),
  }
}

function pagesOf<Tile>(tiles: readonly Tile[], perPage: number): readonly (readonly Tile[])[] {
  const pages: Tile[][] = []
  for (let start = 0; start < tiles.length; start += perPage) {
    pages.push(tiles.slice(start, start + perPage))
  }
  return pages
}

/** Trouble first, the worst before the rest, then by name. */
export function sortedTiles<Tile extends WallTile>(tiles: readonly Tile[]): readonly Tile[] {
  return tiles.toSorted(
    (a, b) =>
      troubleOf(b) - troubleOf(a) ||
      NAMES.compare(a.shortName, b.shortName) ||
      NAMES.compare(a.id, b.id),
  )
}

const NAMES = new Intl.Collator('en', { numeric: true })

/** Severity of what needs somebody; everything calm is equal, so that calm tiles keep their places. */
function troubleOf(tile: WallTile): number {
  return isTrouble(tile) ? tile.verdict.severity : 0
}

/** Whether a tile holds its page and interrupts others. */
export function isCritical({ verdict }: WallTile): boolean {
  return verdict.tone === 'crit' && verdict.mutedUntilMs === null
}
