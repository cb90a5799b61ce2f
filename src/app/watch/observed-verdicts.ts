import { useEffect, useMemo } from 'react'
import { entitiesOf, type JudgedEntity } from '#src/panels/fleet/fleet.ts'
import { useFleet } from '#src/panels/fleet/use-fleet.ts'
import { useTimeState } from '#src/url/time/use-time-state.tsx'

/** Draws nothing: keeps what is seen of verdicts, for a page that has no shell around it. */
export function ObservedVerdicts() {
  const fleet = useFleet()
  useObservedVerdicts(useMemo(() => entitiesOf(fleet), [fleet]))
  return null
}

/** Keeps what is seen of verdicts; a page that stands still sees nothing new. */
export function useObservedVerdicts(entities: readonly JudgedEntity[]): void {
  const isFrozen = useTimeState().frozen !== null
  useEffect(() => {
    if (isFrozen || entities.length === 0) return
    import('./observe-verdicts.ts')
      .then(({ observeVerdicts }) => observeVerdicts(entities))
      .catch(() => {
        // Without its code nothing is kept; the page itself goes on.
      })
  }, [entities, isFrozen])
}
