import type { Pipeline } from '#src/model/entity.ts'
import type { Read } from './query-panel.tsx'
import { EntityLink } from '#src/ui/entity-link.tsx'
import { pipelineHref } from '#src/url/paths.ts'

export type NeighbourPipelinesProps = {
  /** How the connector stands to them: "Feeds", "Fed by". */
  label: string
  query: Read<readonly Pipeline[]>
}

/** The pipelines a connector belongs to, one click away; a line that is always one line high. */
export function NeighbourPipelines({ label, query }: NeighbourPipelinesProps) {
  return (
    <p className="flex min-h-6 flex-wrap gap-x-4 gap-y-1 text-table">
      <span className="text-fg-2">{label}</span>
      <Pipelines query={query} />
    </p>
  )
}

function Pipelines({ query: { data, error } }: { query: NeighbourPipelinesProps['query'] }) {
  if (!data) return <span className="text-fg-3">{error ? 'pipelines not known' : '…'}</span>
  if (data.value.length === 0) return <span className="text-fg-3">no pipeline</span>
  return data.value.map((pipeline) => (
    <EntityLink key={pipeline.id} href={pipelineHref(pipeline.id)} name={pipeline.name} />
  ))
}
