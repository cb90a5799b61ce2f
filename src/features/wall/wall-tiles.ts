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

/** Tiles in pages: trouble first, the worst before the rest, then by name. */
export function tilePages<Tile extends WallTile>(
  tiles: readonly Tile[],
  perPage: number,
): readonly (readonly Tile[])[] {
  const sorted = tiles.toSorted(
    (a, b) =>
      troubleOf(b) - troubleOf(a) ||
      NAMES.compare(a.shortName, b.shortName) ||
      NAMES.compare(a.id, b.id),
  )
  const pages: Tile[][] = []
  for (let start = 0; start < sorted.length; start += perPage) {
    pages.push(sorted.slice(start, start + perPage))
  }
  return pages
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
