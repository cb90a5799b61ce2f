import { observedStore, type Look, type ObservedStore } from '#src/api/observed/observed-store.ts'
import type { JudgedEntity } from '#src/panels/fleet/fleet.ts'
import { verdictHistoryId } from '#src/panels/fleet/since.ts'

/**
 * Tells the history the verdicts of one round: the API has no past of them. One without a recent answer
 * says nothing of its time; one by the ends of a pipeline would seem to change when more is known.
 */
export function observeVerdicts(
  entities: readonly JudgedEntity[],
  store: ObservedStore = observedStore,
): void {
  store.look(
    entities.flatMap(({ kind, id, asOfMs, verdict, basis }): Look[] => {
      const isRecent = verdict.age === 'fresh' || verdict.age === 'late'
      if (asOfMs === null || !isRecent || basis === 'ends') return []
      return [{ entityId: verdictHistoryId(kind, id), atMs: asOfMs, status: verdict.state }]
    }),
  )
}
