import { useParams } from 'react-router'
import { LIST_PERIOD_MS, PIPELINE_LATEST_PERIOD_MS } from '#src/api/periods.ts'
import type { Connector } from '#src/model/entity.ts'
import type { MetricValues } from '#src/model/metric.ts'
import { DESTINATION_METRICS } from '#src/model/destination-metrics.ts'
import { SOURCE_METRICS } from '#src/model/source-metrics.ts'
import { PIPELINE_METRICS } from '#src/model/pipeline-metrics.ts'
import { MetricCardsPanel } from '#src/panels/metric-cards-panel.tsx'
import { PageCrosshair } from '#src/panels/page-crosshair.tsx'
import { QueryPanel } from '#src/panels/query-panel.tsx'
import { UnknownEntity } from '#src/panels/unknown-entity.tsx'
import { AsOf } from '#src/ui/as-of.tsx'
import { destinationHref, sourceHref } from '#src/url/paths.ts'
import { DESTINATION_END_CHARTS, SOURCE_END_CHARTS } from './pipeline-charts.ts'
import { PipelineEnd } from './pipeline-end.tsx'
import { PipelineHeading } from './pipeline-heading.tsx'
import { useDestinationEnd, usePipeline, useSourceEnd } from './use-pipeline.ts'

/** `/pipelines/:id`: latest values of one pipeline, and the series of both its ends. */
export function PipelineDetailPage() {
  const { id = '' } = useParams()
  return <PipelineDetail key={id} id={id} />
}

function PipelineDetail({ id }: { id: string }) {
  const { pipeline, latest } = usePipeline(id)
  const ends = pipeline.data?.value
  const asOfMs = pipeline.data?.asOfMs ?? null
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
    <PageCrosshair>
      <div className="flex flex-col gap-6">
        {heading}
        <MetricCardsPanel
          query={latest}
          definitions={PIPELINE_METRICS}
          periodMs={PIPELINE_LATEST_PERIOD_MS}
          entity="this pipeline"
        />
        {ends?.source && <SourceEnd key={ends.source.id} source={ends.source} asOfMs={asOfMs} />}
        {ends?.destination && (
          <DestinationEnd
            key={ends.destination.id}
            destination={ends.destination}
            asOfMs={asOfMs}
          />
        )}
      </div>
    </PageCrosshair>
  )
}

type SourceEndProps = { source: Connector; asOfMs: number | null }

function SourceEnd({ source, asOfMs }: SourceEndProps) {
  return (
    <PipelineEnd
      title="Source"
      connector={source}
      asOfMs={asOfMs}
      href={sourceHref(source.id)}
      reads={useSourceEnd(source.id)}
      definitions={SOURCE_METRICS}
      charts={SOURCE_END_CHARTS}
    />
  )
}

type DestinationEndProps = { destination: Connector; asOfMs: number | null }

function DestinationEnd({ destination, asOfMs }: DestinationEndProps) {
  return (
    <PipelineEnd
      title="Destination"
      connector={destination}
      asOfMs={asOfMs}
      href={destinationHref(destination.id)}
      reads={useDestinationEnd(destination.id)}
      definitions={DESTINATION_METRICS}
      charts={DESTINATION_END_CHARTS}
    />
  )
}

function statusOf(values: MetricValues | undefined): string | null | undefined {
  if (!values) return undefined
  const { status } = values.values
  return typeof status === 'string' ? status : null
}
