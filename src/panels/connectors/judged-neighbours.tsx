import { useFrozenEnd } from '#src/panels/charts/frozen-end.ts'
import type { JudgedEntity } from '#src/panels/fleet/fleet.ts'
import { EntityLink } from '#src/ui/entity-link.tsx'
import { VerdictBadge } from '#src/ui/status/verdict-badge.tsx'
import { HREF_OF } from '#src/url/paths.ts'

export type JudgedNeighboursProps = {
  /** How the connector stands to them, in a few words. */
  label: string
  pipelines: readonly JudgedEntity[]
  /** What is at the other ends of these pipelines. */
  connectors: readonly JudgedEntity[]
}

/** What a connector is joined to, one click away, each with its verdict, where the page is of now. */
export function JudgedNeighbours({ label, pipelines, connectors }: JudgedNeighboursProps) {
  const isFrozen = useFrozenEnd() !== null
  return (
    <div className="flex min-h-6 flex-col gap-1 text-table">
      <p className="text-fg-2">{label}</p>
      {[pipelines, connectors].map(
        (entities) =>
          entities.length > 0 && (
            <ul key={entities[0]?.kind} className="flex flex-wrap gap-x-5 gap-y-1">
              {entities.map(({ kind, id, name, verdict, asOfMs }) => (
                <li key={id} className="flex min-w-0 items-baseline gap-x-2">
                  <EntityLink href={HREF_OF[kind](id)} name={name} />
                  {!isFrozen && (
                    <span className="text-label text-fg-2">
                      <VerdictBadge verdict={verdict} asOfMs={asOfMs} />
                    </span>
                  )}
                </li>
              ))}
            </ul>
          ),
      )}
    </div>
  )
}
