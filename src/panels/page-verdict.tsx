import { lazy, Suspense, useState } from 'react'
import { useFrozenEnd } from '#src/panels/charts/frozen-end.ts'
import { useClockText } from '#src/ui/age/use-clock-text.ts'
import { orNothing } from '#src/ui/or-nothing.ts'
import { EntityVerdict } from './fleet/entity-verdict.tsx'
import { judgedOf, type EntityKind } from './fleet/fleet.ts'
import { useFleet } from './fleet/use-fleet.ts'

export type PageVerdictProps = { kind: EntityKind; id: string }

/** What is to be said about the entity of a page; on a frozen page apart, because it is of now. */
export function PageVerdict({ kind, id }: PageVerdictProps) {
  const endMs = useFrozenEnd()
  return (
    <>
      {endMs === null ? (
        <EntityVerdict kind={kind} id={id} />
      ) : (
        <VerdictOfNow {...{ kind, id, endMs }} />
      )}
      <Suspense fallback={<div className="-my-3 min-h-8 max-sm:min-h-20" />}>
        <LastHappening />
      </Suspense>
    </>
  )
}

/** Read out of the charts, so it comes when they do. */
const LastHappening = lazy(async () =>
  orNothing(import('./incident/last-happening.tsx').then((module) => module.LastHappening)),
)

/** Folded and named as of now: verdicts are made of latest values, of which the API keeps no past. */
function VerdictOfNow({ kind, id, endMs }: PageVerdictProps & { endMs: number }) {
  const clock = useClockText()
  const [isOpen, setIsOpen] = useState(false)
  const fleet = useFleet([kind])
  const asOfMs = judgedOf(fleet, kind)?.get(id)?.asOfMs ?? null
  return (
    <details
      onToggle={({ currentTarget }) => setIsOpen(currentTarget.open)}
      className="rounded-tile border border-dashed border-line-strong p-tile print:hidden"
    >
      <summary className="w-fit cursor-pointer text-table text-fg-2 pointer-coarse:py-3">
        The verdict of {clock(endMs)} is not kept by the API. Show the one
        {asOfMs === null ? ' of now' : ` as of ${clock(asOfMs, 'second')}`}
      </summary>
      {isOpen && (
        <div className="pt-2">
          <EntityVerdict kind={kind} id={id} />
        </div>
      )}
    </details>
  )
}
