import { PIPELINE_LATEST_PERIOD_MS } from '#src/api/periods.ts'
import type { Pipeline } from '#src/model/entity.ts'
import { PipelineEnds } from '#src/panels/connectors/pipeline-ends.tsx'
import type { LatestRead } from '#src/panels/connectors/use-connector.ts'
import { PageStatus } from '#src/panels/page-status.tsx'
import { MonoId } from '#src/ui/mono-id.tsx'
import { PageHeading } from '#src/ui/page-heading.tsx'

export type PipelineHeadingProps = {
  latest: LatestRead
  /** `undefined`: not read yet; `null`: the account has no pipeline with this id. */
  pipeline: Pipeline | null | undefined
}

/** Who a pipeline is, and what it joins. */
export function PipelineHeading({ latest, pipeline }: PipelineHeadingProps) {
  if (!pipeline) return <PageHeading title={pipeline === null ? 'Unknown pipeline' : 'Pipeline'} />
  const { name, topicIds, transformNames } = pipeline
  return (
    <PageHeading title={name}>
      <PageStatus latest={latest} listed={undefined} periodMs={PIPELINE_LATEST_PERIOD_MS} />
      <PipelineEnds from={pipeline.source} to={pipeline.destination} />
      <span>{topicIds.length === 1 ? '1 topic' : `${topicIds.length} topics`}</span>
      {transformNames.length > 0 && <span>through {transformNames.join(', ')}</span>}
      <MonoId id={pipeline.id} />
    </PageHeading>
  )
}
