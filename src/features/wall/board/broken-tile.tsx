import type { JudgedEntity } from '#src/panels/fleet/fleet.ts'
import { TileName } from './wall-tile.tsx'

/** Stands where a tile could not be drawn: which one, and that it says nothing about its state. */
export function BrokenTile({ entity, lineEm }: { entity: JudgedEntity; lineEm: number }) {
  return (
    <article
      aria-label={`${entity.shortName}: could not be drawn`}
      className="flex min-w-0 flex-col justify-between overflow-hidden rounded-tile border-[max(2px,0.2vh)] border-dashed border-off px-[1.2vh] py-[0.5vh]"
    >
      <TileName name={entity.shortName} lineEm={lineEm} />
      <p className="text-wall-note leading-tight text-fg-2">
        Could not be drawn. Tried again with the next answer.
      </p>
    </article>
  )
}
