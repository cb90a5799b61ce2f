import type { JudgedEntity } from '#src/panels/fleet/fleet.ts'
import { useFromNow } from '#src/ui/clock-context.tsx'
import { FailureBoundary } from '#src/ui/failure-boundary.tsx'
import type { Rotation } from './rotation.ts'
import { WallTile } from './wall-tile.tsx'

/** New trouble is outlined for so long. */
const NEW_MS = 60_000

type WallTilesGridProps = {
  tiles: readonly JudgedEntity[]
  columns: number
  rows: number
  zone: string
  noticed: Rotation['noticed']
  isLive: boolean
}

/** One page of tiles, always of the same size; one that breaks does not blank the others. */
export function WallTilesGrid({ tiles, columns, rows, zone, noticed, isLive }: WallTilesGridProps) {
  const newIds = useFromNow((nowMs) =>
    [...noticed].flatMap(([id, atMs]) => (nowMs - atMs < NEW_MS ? [id] : [])).join(' '),
  )
  return (
    <main
      className={`grid min-h-0 flex-1 gap-[1vh] ${isLive ? '' : 'hatch saturate-25'}`}
      style={{
        gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))`,
        gridTemplateRows: `repeat(${rows}, minmax(0, 1fr))`,
      }}
    >
      {tiles.map((entity) => (
        <FailureBoundary key={entity.id} what={entity.shortName}>
          <WallTile entity={entity} zone={zone} isNew={newIds.includes(entity.id)} />
        </FailureBoundary>
      ))}
    </main>
  )
}
