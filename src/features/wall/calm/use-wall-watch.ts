import { useEffect, useState } from 'react'
import type { WallChoice } from '#src/features/wall/wall-address.ts'
import type { JudgedEntity } from '#src/panels/fleet/fleet.ts'
import { keepWatch, readWatch } from './kept-watch.ts'
import { look, type WallWatch } from './wall-watch.ts'

/**
 * What this screen has seen of the entities it shows. `newestMs`: when the newest answer was given,
 * epoch ms; null: none has come.
 */
export function useWallWatch(
  entities: readonly JudgedEntity[],
  newestMs: number | null,
  { group, tag, filter }: Pick<WallChoice, 'group' | 'tag' | 'filter'>,
): WallWatch {
  const board = JSON.stringify([group, tag, filter])
  const [watch, setWatch] = useState(() => readWatch(board))
  useEffect(() => keepWatch(board, watch), [board, watch])
  const isKnown = entities.some(({ verdict }) => verdict.state !== 'unknown')
  if (newestMs === null || !isKnown) return watch
  const next = look(watch, entities, newestMs)
  if (next !== watch) setWatch(next)
  return next
}
