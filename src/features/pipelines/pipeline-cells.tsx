import { useQuery } from '@tanstack/react-query'
import { PIPELINE_LATEST_PERIOD_MS } from '#src/api/periods.ts'
import { pipelineQueries } from '#src/api/pipeline-queries.ts'
import type { Pipeline } from '#src/model/entity.ts'
import { latestReading } from '#src/model/latest-reading.ts'
import type { MetricDefinition, MetricValues } from '#src/model/metric.ts'
import { metricNamed } from '#src/model/metric-named.ts'
import { PIPELINE_METRICS } from '#src/model/pipeline-metrics.ts'
import { cellRead, type CellRead } from '#src/panels/connector-rows.ts'
import { MetricCell } from '#src/panels/metric-cell.tsx'
import { AsOf } from '#src/ui/as-of.tsx'
import { Age } from '#src/ui/age.tsx'
import { useRowSeen } from '#src/ui/data-table.tsx'
import { EntityLink } from '#src/ui/entity-link.tsx'
import { NoValue } from '#src/ui/quantity.tsx'
import { StatusBadge } from '#src/ui/status-badge.tsx'
import { destinationHref, pipelineHref, sourceHref } from '#src/url/paths.ts'
import { worstStatus } from './pipeline-rows.ts'

const STATUS = metricNamed(PIPELINE_METRICS, 'status')
const LATENCY = metricNamed(PIPELINE_METRICS, 'latency')

/** Latest values of a pipeline, asked for only while its row is on or near the screen. */
function useSeenLatest(id: string) {
  const isSeen = useRowSeen()
  return useQuery({ ...pipelineQueries.latest(id), enabled: isSeen })
}

function latestRead(query: ReturnType<typeof useSeenLatest>): CellRead<MetricValues> {
  return cellRead(query, query.data?.value?.data)
}

/**
 * The pipeline's own status. Where its metrics have none, the status of its worse end stands in and
 * says so; until they are read there is none.
 */
export function PipelineStatusCell({ pipeline }: { pipeline: Pipeline }) {
  const query = useSeenLatest(pipeline.id)
  if (!query.data && !query.error) return <span className="text-fg-3">…</span>
  const reading = latestReading(STATUS, query.data?.value?.data)
  if (reading.kind === 'text') {
    return (
      <AsOf asOfMs={query.data?.asOfMs ?? null} periodMs={PIPELINE_LATEST_PERIOD_MS}>
        <StatusBadge status={reading.text} />
      </AsOf>
    )
  }
  return (
    <span title="The pipeline reports no status: this is the worse one of its ends">
      <StatusBadge status={worstStatus(pipeline)} /> <span className="text-fg-3">(end)</span>
    </span>
  )
}

/** The name; on narrow screens with the status above it and the latency and the age below. */
export function PipelineNameCell({ pipeline }: { pipeline: Pipeline }) {
  return (
    <>
      <span className="block text-2xs sm:hidden">
        <PipelineStatusCell pipeline={pipeline} />
      </span>
      <EntityLink href={pipelineHref(pipeline.id)} name={pipeline.name} />
      <span className="block truncate text-2xs text-fg-2 sm:hidden">
        <PipelineMetricCell id={pipeline.id} definition={LATENCY} /> ·{' '}
        <PipelineAgeCell id={pipeline.id} />
      </span>
    </>
  )
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
    <span className="flex max-w-full items-baseline gap-1.5">
      {source ? (
        <EntityLink href={sourceHref(source.id)} name={source.name} />
      ) : (
        <NoValue value={null} />
      )}
      <span className="text-fg-3">→</span>
      {destination ? (
        <EntityLink href={destinationHref(destination.id)} name={destination.name} />
      ) : (
        <NoValue value={null} />
      )}
    </span>
  )
}
