import { useQuery, useQueryClient } from '@tanstack/react-query'
import { verdictOf } from '#src/model/health/health.ts'
import { InspectButton } from '#src/panels/inspect/inspect-button.tsx'
import { useClockText } from '#src/ui/age/use-clock-text.ts'
import { Skeleton } from '#src/ui/skeleton.tsx'
import { VerdictBadge } from '#src/ui/status/verdict-badge.tsx'
import { EvidenceTable } from './evidence-table.tsx'
import { fleetReads } from './fleet-reads.ts'
import { judgedOf, type EntityKind, type JudgedEntity } from './fleet.ts'
import { LateNotice } from './late-notice.tsx'
import { MuteSelect } from './mute-select.tsx'
import { reasonOf, reasonText } from './reason-text.ts'
import { useFleet } from './use-fleet.ts'
import { usePipelineAnswers } from './use-pipeline-answers.ts'
import { verdictWire } from './verdict-wire.ts'

const NOT_ANSWERED = verdictOf({ state: 'unknown', sentence: [], evidence: [] })

/** What is to be said about one entity, from what, and a way to have it known for a while. */
export function EntityVerdict({ kind, id }: { kind: EntityKind; id: string }) {
  const fleet = useFleet([kind])
  const hasFailed = useListFailed(kind)
  const own = usePipelineAnswers().readOf(id)
  const entities = judgedOf(fleet, kind)
  if (!entities && hasFailed) {
    return (
      <section aria-label="Verdict" className="flex items-center justify-between">
        <VerdictBadge verdict={NOT_ANSWERED} asOfMs={null} />
        <InspectVerdict kind={kind} id={id} />
      </section>
    )
  }
  const entity = entities?.get(id)
  // By its ends only: its own answer is on its way, and may say something else.
  const isAwaited = entity?.basis === 'ends' && own.errorUpdateCount === 0
  if (!entities || isAwaited) return <Skeleton height={72} label={`Judging this ${kind}`} />
  return (
    <>
      <LateNotice late={fleet.late} />
      {entity && <Judgement entity={entity} />}
    </>
  )
}

/** Whether the list that the entity stands in was asked for in vain. */
function useListFailed(kind: EntityKind): boolean {
  const { sources, destinations, pipelines } = fleetReads
  const counts = {
    source: useQuery({ ...sources.list, enabled: kind === 'source' }).errorUpdateCount,
    destination: useQuery({ ...destinations.list, enabled: kind === 'destination' })
      .errorUpdateCount,
    pipeline: useQuery({ ...pipelines.list, enabled: kind === 'pipeline' }).errorUpdateCount,
  }
  return counts[kind] > 0
}

function Judgement({ entity }: { entity: JudgedEntity }) {
  const { kind, id, verdict, asOfMs, since } = entity
  const clockText = useClockText()
  return (
    <section
      aria-label="Verdict"
      className="flex flex-wrap items-start gap-x-4 gap-y-2 rounded-tile border border-line bg-surface p-tile"
    >
      <div className="flex min-w-0 flex-1 basis-120 flex-col gap-1">
        <p className="flex flex-wrap items-baseline gap-x-3 wrap-anywhere">
          <strong className="text-base font-semibold">
            <VerdictBadge verdict={verdict} asOfMs={asOfMs} />
          </strong>
          <span>{reasonOf(entity, clockText)}</span>
          {since && !since.isAtLeast && (
            <span className="text-fg-2">since {clockText(since.sinceMs)}</span>
          )}
        </p>
        {verdict.also.map(({ label, sentence }) => (
          <p key={label} className="text-table text-fg-2">
            Also {label.toLowerCase()}: {reasonText({ label, sentence }, clockText)}
          </p>
        ))}
        {verdict.evidence.length > 0 && (
          <details className="text-label print:not-open:hidden">
            <summary className="w-fit cursor-pointer text-fg-2 pointer-coarse:py-3">
              Evidence
            </summary>
            <EvidenceTable evidence={verdict.evidence} />
          </details>
        )}
      </div>
      <div className="flex items-center gap-x-1 max-sm:w-full max-sm:justify-between">
        <MuteSelect entityId={id} mutedUntilMs={verdict.mutedUntilMs} />
        <InspectVerdict kind={kind} id={id} />
      </div>
    </section>
  )
}

/** Drawn again with the verdict, so that it knows the answers the verdict was made of. */
function InspectVerdict({ kind, id }: { kind: EntityKind; id: string }) {
  const wire = verdictWire(useQueryClient(), kind, id)
  return <InspectButton what={`the verdict on this ${kind}`} {...wire} />
}
