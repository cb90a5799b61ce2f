import { useMemo, useState } from 'react'
import { LATEST_PERIOD_MS } from '#src/api/periods.ts'
import type { JudgedEntity } from '#src/panels/fleet/fleet.ts'
import { useFromNow } from '#src/ui/age/clock-context.tsx'

/** Older answers may already have changed a verdict by their age alone. */
const FRESH_MS = 2 * LATEST_PERIOD_MS

type Entities = readonly JudgedEntity[]

/**
 * What a board shows: the entities as they are, and once it is not live, as they were last known,
 * marked as old. `newestMs`: when the newest answer was given, epoch ms; null: none has come.
 */
export function useLastLive(
  entities: Entities,
  newestMs: number | null,
  isLive: boolean,
): Entities {
  const isFresh = useFromNow((nowMs) => Number(newestMs !== null && nowMs - newestMs <= FRESH_MS))
  const [known, setKnown] = useState(entities)
  if (isFresh === 1 && known !== entities) setKnown(entities)
  const old = useMemo(() => (isLive ? known : known.map(asOld)), [isLive, known])
  return isLive ? entities : old
}

function asOld(entity: JudgedEntity): JudgedEntity {
  return { ...entity, verdict: { ...entity.verdict, age: 'stale' } }
}
