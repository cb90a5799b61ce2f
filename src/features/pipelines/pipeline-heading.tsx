import type { Pipeline } from '#src/model/entity.ts'
import { MonoId } from '#src/ui/mono-id.tsx'
import { PageHeading } from '#src/ui/page-heading.tsx'
import { StatusBadge } from '#src/ui/status-badge.tsx'
import { PipelineEnds } from '#src/panels/pipeline-ends.tsx'

export type PipelineHeadingProps = {
  /** Undefined while the metrics are not read; null: they report none. */
  status: string | null | undefined
  /** `undefined`: not read yet; `null`: the account has no pipeline with this id. */
  pipeline: Pipeline | null | undefined
}

/** Who a pipeline is, and what it joins. */
export function PipelineHeading({ status, pipeline }: PipelineHeadingProps) {
  if (!pipeline) return <PageHeading title={pipeline === null ? 'Unknown pipeline' : 'Pipeline'} />
  const { name, topicIds, transformNames } = pipeline
  return (
    <PageHeading title={name}>
      {status !== undefined && (
        <span className="flex items-center gap-1.5">
          Status <StatusBadge status={status} />
        </span>
      )}
      <PipelineEnds from={pipeline.source} to={pipeline.destination} />
      <span>{topicIds.length === 1 ? '1 topic' : `${topicIds.length} topics`}</span>
      {transformNames.length > 0 && <span>through {transformNames.join(', ')}</span>}
      <MonoId id={pipeline.id} />
    </PageHeading>
  )
}
