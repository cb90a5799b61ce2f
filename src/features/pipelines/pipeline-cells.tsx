import { useQuery } from '@tanstack/react-query'
import { pipelineQueries } from '#src/api/pipeline-queries.ts'
import type { Pipeline } from '#src/model/entity.ts'
import { latestReading } from '#src/model/latest-reading.ts'
import type { MetricDefinition, MetricValues } from '#src/model/metric.ts'
import { metricNamed } from '#src/model/metric-named.ts'
import { PIPELINE_METRICS } from '#src/model/pipeline-metrics.ts'
import { cellRead, type CellRead } from '#src/panels/connector-rows.ts'
import { MetricCell } from '#src/panels/metric-cell.tsx'
import { Age } from '#src/ui/age.tsx'
import { useRowSeen } from '#src/ui/data-table.tsx'
import { EntityLink } from '#src/ui/entity-link.tsx'
import { NoValue } from '#src/ui/quantity.tsx'
import { StatusBadge } from '#src/ui/status-badge.tsx'
import { StatusName } from '#src/ui/status-name.tsx'
import { destinationHref, pipelineHref, sourceHref } from '#src/url/paths.ts'
import { worstStatus } from './pipeline-rows.ts'

const STATUS = metricNamed(PIPELINE_METRICS, 'status')

/** Latest values of a pipeline, asked for only while its row is on or near the screen. */
function useSeenLatest(id: string) {
  const isSeen = useRowSeen()
  return useQuery({ ...pipelineQueries.latest(id), enabled: isSeen })
}

function latestRead(query: ReturnType<typeof useSeenLatest>): CellRead<MetricValues> {
  return cellRead(query, query.data?.value?.data)
}

/** The pipeline's own status; until it is read, or where it is missing, that of its worse end. */
function usePipelineStatus(pipeline: Pipeline): string | null {
  const values = useSeenLatest(pipeline.id).data?.value?.data
  const reading = latestReading(STATUS, values)
  return reading.kind === 'text' ? reading.text : worstStatus(pipeline)
}

export function PipelineStatusCell({ pipeline }: { pipeline: Pipeline }) {
  return <StatusBadge status={usePipelineStatus(pipeline)} />
}

export function PipelineNameCell({ pipeline }: { pipeline: Pipeline }) {
  const status = usePipelineStatus(pipeline)
  return <StatusName status={status} href={pipelineHref(pipeline.id)} name={pipeline.name} />
}

export function PipelineMetricCell(props: { id: string; definition: MetricDefinition }) {
  return <MetricCell read={latestRead(useSeenLatest(props.id))} definition={props.definition} />
}

/** Age of the pipeline's latest values. */
export function PipelineAgeCell({ id }: { id: string }) {
  const { data } = useSeenLatest(id)
  return data ? <Age sinceMs={data.asOfMs} /> : <span className="text-fg-3">…</span>
}

/** Source → destination, each a link to its page. */
export function PipelineEnds({ pipeline: { source, destination } }: { pipeline: Pipeline }) {
  return (
    <span className="whitespace-nowrap">
      {source ? (
        <EntityLink href={sourceHref(source.id)} name={source.name} />
      ) : (
        <NoValue value={null} />
      )}
      <span className="text-fg-3"> → </span>
      {destination ? (
        <EntityLink href={destinationHref(destination.id)} name={destination.name} />
      ) : (
        <NoValue value={null} />
      )}
    </span>
  )
}
