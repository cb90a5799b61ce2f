import { useEffect, useSyncExternalStore } from 'react'
import { observedStore, type EntityHistory } from '#src/api/observed/observed-store.ts'
import type { StateSpan } from '#src/series/events/events-state.ts'

/**
 * What this screen has observed of one entity, its past on this device included. The same object
 * until there is more.
 */
export function useObserved(entityId: string): EntityHistory {
  useEffect(() => void observedStore.load(entityId), [entityId])
  return useSyncExternalStore(observedStore.subscribe, () => observedStore.historyOf(entityId))
}

/** The statuses of an entity as this screen has seen them, oldest first. The API has no series of them. */
export function useObservedStates(entityId: string): readonly StateSpan[] {
  return useObserved(entityId).spans
}
