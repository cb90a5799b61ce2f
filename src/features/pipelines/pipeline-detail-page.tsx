import { useMemo } from 'react'
import { useParams } from 'react-router'
import { LIST_PERIOD_MS } from '#src/api/periods.ts'
import { QueryPanel } from '#src/panels/cards/query-panel.tsx'
import { PageCrosshair } from '#src/panels/charts/page-crosshair.tsx'
import { PageVerdict } from '#src/panels/page-verdict.tsx'
import { UnknownEntity } from '#src/panels/unknown-entity.tsx'
import { ChainView } from './chain-view.tsx'
import { PipelineHeading } from './pipeline-heading.tsx'
import { usePipeline } from './use-pipeline.ts'

/** `/pipelines/:id`: one pipeline as a chain from its source to its destination. */
export function PipelineDetailPage() {
  const { id = '' } = useParams()
  return <PipelineDetail key={id} id={id} />
}

function PipelineDetail({ id }: { id: string }) {
  const { pipeline, latest } = usePipeline(id)
  const ends = pipeline.data?.value
  const name = ends?.name ?? id
  const subject = useMemo(() => ({ kind: 'pipeline' as const, id, name }), [id, name])
  const heading = (
    <QueryPanel
      query={pipeline}
      heading={<PipelineHeading latest={latest} pipeline={ends} />}
      what="this pipeline"
      height={0}
      periodMs={LIST_PERIOD_MS}
    >
      {(value) => value === null && <UnknownEntity kind="pipeline" id={id} />}
    </QueryPanel>
  )
  if (ends === null) return heading
  return (
    <PageCrosshair subject={subject}>
      <div className="flex flex-col gap-6">
        {heading}
        <PageVerdict kind="pipeline" id={id} />
        {ends && <ChainView pipeline={ends} latest={latest} />}
      </div>
    </PageCrosshair>
  )
}
