import { memo } from 'react'
import { EntityLink } from '#src/ui/entity-link.tsx'
import { NoValue } from '#src/ui/quantity.tsx'
import { destinationHref, sourceHref } from '#src/url/paths.ts'

/** An end of a pipeline as its row names it. */
export type PipelineEnd = { readonly id: string; readonly name: string }

/** null: the row names none. */
export type PipelineEndsProps = { from: PipelineEnd | null; to: PipelineEnd | null }

/** Source → destination, each a link to its page. */
export const PipelineEnds = memo(function PipelineEnds({ from, to }: PipelineEndsProps) {
  return (
    <span className="flex max-w-full items-baseline gap-1.5">
      {from ? <EntityLink href={sourceHref(from.id)} name={from.name} /> : <NoValue value={null} />}
      <span className="text-fg-3">→</span>
      {to ? <EntityLink href={destinationHref(to.id)} name={to.name} /> : <NoValue value={null} />}
    </span>
  )
})
