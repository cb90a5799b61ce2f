import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { Answer } from '#src/api/answer.ts'
import type { EntityMetrics } from '#src/api/metrics-model.ts'
import { LATEST_PERIOD_MS } from '#src/api/periods.ts'
import { formatClock } from '#src/format/clock-time.ts'
import type { MetricValues } from '#src/model/metrics/metric.ts'
import { AgeLine } from '#src/panels/cards/age-line.tsx'
import { useFrozenEnd } from '#src/panels/charts/frozen-end.ts'
import { fleetReads } from '#src/panels/fleet/fleet-reads.ts'
import { InspectButton } from '#src/panels/inspect/inspect-button.tsx'
import { useFreshness } from '#src/ui/age/as-of.tsx'
import { SectionHeading } from '#src/ui/section-heading.tsx'
import { useTimeState } from '#src/url/time/use-time-state.tsx'
import { keepSnapshot, knownSnapshot } from './known-snapshots.ts'
import { completedSnapshot, snapshotOf } from './snapshot-facts.ts'
import { snapshotWords } from './snapshot-words.ts'

export type SnapshotPanelProps = { id: string; latest: Answer<EntityMetrics<MetricValues>> }

/** Whether the newest values tell of a snapshot that runs. */
export function isSnapshotRunning({ values }: MetricValues): boolean {
  return Number(values['SnapshotRunning'] ?? 0) > 0
}

/** How far a snapshot is and how long it may take: only where something is known of it. */
export function SnapshotPanel({ id, latest }: SnapshotPanelProps) {
  const { zone } = useTimeState()
  const isFrozen = useFrozenEnd() !== null
  const freshness = useFreshness(latest.asOfMs, isFrozen ? Infinity : LATEST_PERIOD_MS)
  const { data: recent, error } = useQuery(fleetReads.sources.series)
  useEffect(() => {
    const completed = completedSnapshot(latest)
    if (completed) keepSnapshot(id, completed)
  }, [id, latest])
  const { data } = latest.value
  const { snapshotTables } = data
  const isRunning = isSnapshotRunning(data)
  if (!isRunning && (snapshotTables ?? []).length === 0) return null
  const progress = snapshotOf({ id, latest, recent, known: knownSnapshot(id) })
  const words = snapshotWords(progress, isRunning, (atMs) => formatClock(atMs, zone, 'day'))
  return (
    <section className="flex flex-col gap-2" aria-label="Snapshot" data-age={freshness}>
      <div className="flex items-start justify-between gap-x-4">
        <SectionHeading>Snapshot</SectionHeading>
        <AgeLine
          asOfMs={latest.asOfMs}
          newestMs={undefined}
          freshness={freshness}
          error={latest.failure ?? null}
        />
        <InspectButton
          what="the snapshot"
          traces={[...(latest.traces ?? []), ...(recent?.traces ?? [])]}
          error={error}
        />
      </div>
      <ul className="ages flex flex-wrap gap-x-5 gap-y-1">
        {words.map((one) => (
          <li key={one} className="text-table">
            {one}
          </li>
        ))}
      </ul>
    </section>
  )
}
