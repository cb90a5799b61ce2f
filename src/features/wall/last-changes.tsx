import { useSyncExternalStore } from 'react'
import { observedStore } from '#src/api/observed-store.ts'
import { formatClock } from '#src/format/clock-time.ts'
import { changesOf } from '#src/series/observed-spans.ts'
import type { JudgedEntity } from '#src/panels/fleet/fleet.ts'

const MOST = 3

type LastChangesProps = { entities: readonly JudgedEntity[]; zone: string }

/** The last three changes of status that this screen has seen, the newest first. */
export function LastChanges({ entities, zone }: LastChangesProps) {
  const text = useSyncExternalStore(observedStore.subscribe, () => changesText(entities, zone))
  return (
    <p className="h-[calc(3.6vh*var(--wall-head))] shrink-0 truncate px-[1vh] text-[calc(2.9vh*var(--wall-head))] leading-tight text-fg-2">
      {text ?? 'No change of status seen on this screen yet'}
    </p>
  )
}

function changesText(entities: readonly JudgedEntity[], zone: string): string | null {
  const changes = entities.flatMap(({ id, shortName }) =>
    changesOf(observedStore.historyOf(id).spans).map((change) => ({ ...change, shortName })),
  )
  if (changes.length === 0) return null
  return changes
    .toSorted((a, b) => b.atMs - a.atMs)
    .slice(0, MOST)
    .map(
      ({ atMs, shortName, from, to }) =>
        `${formatClock(atMs, zone, 'minute')} ${shortName}: ${from ?? 'not reported'} to ${to ?? 'not reported'}`,
    )
    .join(' · ')
}
