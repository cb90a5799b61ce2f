import type { TileFill } from '#src/features/wall/wall-size.ts'
import type { JudgedEntity } from '#src/panels/fleet/fleet.ts'
import { useFromNow } from '#src/ui/age/clock-context.tsx'
import { BrokenTile } from './broken-tile.tsx'
import type { Rotation } from './rotation.ts'
import { SelfHealing } from './self-healing.tsx'
import { WallTile } from './wall-tile.tsx'

/** New trouble is outlined for so long. */
const NEW_MS = 60_000

/** Few tiles: one and a half times the letters (`tileFill`). */
const LARGE =
  '[--text-wall-name:calc(7.05vh*var(--wall-scale))] [--text-wall-note:calc(4.35vh*var(--wall-scale))] [--text-wall-value:calc(8.85vh*var(--wall-scale))]'

type WallTilesGridProps = {
  tiles: readonly JudgedEntity[]
  columns: number
  rows: number
  fill: TileFill
  zone: string
  noticed: Rotation['noticed']
}

/** One page of tiles, always of the same size; one that breaks does not blank the others. */
export function WallTilesGrid(props: WallTilesGridProps) {
  const { tiles, columns, rows, fill, zone, noticed } = props
  const newIds = useFromNow((nowMs) =>
    [...noticed].flatMap(([id, atMs]) => (nowMs - atMs < NEW_MS ? [id] : [])).join(' '),
  )
  return (
    <div
      className={`grid min-h-0 flex-1 gap-[1vh] ${fill.isLarge ? LARGE : ''}`}
      style={{
        gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))`,
        gridTemplateRows: `repeat(${rows}, minmax(0, 1fr))`,
      }}
    >
      {tiles.map((entity) => (
        <SelfHealing
          key={entity.id}
          of={entity}
          instead={<BrokenTile entity={entity} lineEm={fill.lineEm} />}
        >
          <WallTile {...{ entity, zone, fill }} isNew={newIds.includes(entity.id)} />
        </SelfHealing>
      ))}
    </div>
  )
}
