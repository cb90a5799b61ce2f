import { useMemo } from 'react'
import { useParams } from 'react-router'
import { LIST_PERIOD_MS, PIPELINE_LATEST_PERIOD_MS } from '#src/api/periods.ts'
import type { MetricValues } from '#src/model/metric.ts'
import { EntityVerdict } from '#src/panels/fleet/entity-verdict.tsx'
import { PageCrosshair } from '#src/panels/page-crosshair.tsx'
import { QueryPanel } from '#src/panels/query-panel.tsx'
import { UnknownEntity } from '#src/panels/unknown-entity.tsx'
import { AsOf } from '#src/ui/as-of.tsx'
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
  const asOfMs = pipeline.data?.asOfMs ?? null
  const name = ends?.name ?? id
  const subject = useMemo(() => ({ kind: 'pipeline' as const, id, name }), [id, name])
  const metrics = latest.data?.value
  const heading = (
    <QueryPanel
      query={pipeline}
      heading={
        <AsOf asOfMs={latest.data?.asOfMs ?? null} periodMs={PIPELINE_LATEST_PERIOD_MS}>
          <PipelineHeading status={statusOf(metrics?.data)} pipeline={ends} />
        </AsOf>
      }
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
        <EntityVerdict kind="pipeline" id={id} />
        {ends && <ChainView pipeline={ends} asOfMs={asOfMs} latest={latest} />}
      </div>
    </PageCrosshair>
  )
}

function statusOf(values: MetricValues | undefined): string | null | undefined {
  if (!values) return undefined
  const { status } = values.values
  return typeof status === 'string' ? status : null
}
