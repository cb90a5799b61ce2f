import { isTrouble } from '#src/panels/fleet/fleet.ts'
import { sortedTiles, type WallTile } from './wall-tiles.ts'

/** Pipelines in trouble beyond those on screen that are asked for all the time. */
const MOST_IN_TROUBLE = 24
/** All others are asked for in turn, so many at once. */
const BATCH = 12

/**
 * Ids of the pipelines to ask for their own numbers, a call each: those on screen, those in trouble,
 * and of the rest the batch whose turn it is. Between its turns a pipeline is judged by its ends.
 */
export function askedPipelines(
  tiles: readonly WallTile[],
  shown: readonly WallTile[],
  turn: number,
): readonly string[] {
  const pipelines = tiles.filter(({ kind }) => kind === 'pipeline')
  const trouble = sortedTiles(pipelines.filter(isTrouble)).slice(0, MOST_IN_TROUBLE)
  const always = new Set(
    [...shown, ...trouble].flatMap(({ kind, id }) => (kind === 'pipeline' ? [id] : [])),
  )
  const others = pipelines.flatMap(({ id }) => (always.has(id) ? [] : [id]))
  const batches = Math.max(1, Math.ceil(others.length / BATCH))
  const start = (turn % batches) * BATCH
  return [...always, ...others.slice(start, start + BATCH)]
}
