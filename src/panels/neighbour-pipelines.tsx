import type { Pipeline } from '#src/model/entity.ts'
import type { Read } from './query-panel.tsx'
import { EntityLink } from '#src/ui/entity-link.tsx'
import { pipelineHref } from '#src/url/paths.ts'

export type NeighbourPipelinesProps = {
  /** How the connector stands to them: "Feeds", "Fed by". */
  label: string
  /** The account's pipelines. */
  query: Read<readonly Pipeline[]>
  isNeighbour: (pipeline: Pipeline) => boolean
}

/** The pipelines a connector belongs to, one click away; a line that is always one line high. */
export function NeighbourPipelines({ label, query, isNeighbour }: NeighbourPipelinesProps) {
  const pipelines = query.data?.value.filter(isNeighbour)
  return (
    <p className="flex min-h-6 flex-wrap gap-x-4 gap-y-1 text-table">
      <span className="text-fg-2">{label}</span>
      {!pipelines && <span className="text-fg-3">{query.error ? 'pipelines not known' : '…'}</span>}
      {pipelines?.length === 0 && <span className="text-fg-3">no pipeline</span>}
      {pipelines?.map(({ id, name }) => (
        <EntityLink key={id} href={pipelineHref(id)} name={name} />
      ))}
    </p>
  )
}
