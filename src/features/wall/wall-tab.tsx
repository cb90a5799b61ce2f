import { isTrouble, type JudgedEntity } from '#src/panels/fleet/fleet.ts'
import { PageTitle } from '#src/ui/page-title.tsx'
import { useTroubleIcon } from '#src/ui/status/use-trouble-icon.ts'

type WallTabProps = {
  /** Null: the wall has no name of its own. */
  title: string | null
  wall: { entities: readonly JudgedEntity[]; isWhole: boolean }
  isLive: boolean
}

/** Which wall it is and how many need somebody, for whoever sees its tab only, as on a desk. */
export function WallTab({ title, wall: { entities, isWhole }, isLive }: WallTabProps) {
  const isKnown = isWhole && isLive && !isNothingKnown(entities)
  const trouble = isKnown ? entities.filter(isTrouble).length : null
  useTroubleIcon(trouble !== null && trouble > 0)
  return <PageTitle title={title ?? 'Wall'} trouble={trouble} />
}

function isNothingKnown(entities: readonly JudgedEntity[]): boolean {
  return entities.length > 0 && entities.every(({ verdict }) => verdict.state === 'unknown')
}
