import { useQuery } from '@tanstack/react-query'
import { memo } from 'react'
import { pipelineQueries } from '#src/api/pipeline-queries.ts'
import { latestReading } from '#src/model/latest-reading.ts'
import type { MetricValues } from '#src/model/metric.ts'
import { metricNamed } from '#src/model/metric-named.ts'
import { PIPELINE_METRICS } from '#src/model/pipeline-metrics.ts'
import { Age } from '#src/ui/age.tsx'
import { LatestValue } from '#src/ui/latest-value.tsx'
import { NoValue, Quantity } from '#src/ui/quantity.tsx'
import { useSeen } from '#src/ui/use-seen.ts'
import { cellRead, type CellRead } from '#src/panels/connector-rows.ts'
import { CellState } from '#src/panels/metric-cell.tsx'
import { LagCell } from './lag-cell.tsx'
import type { ShownLag } from './shown-lag.ts'

const LATENCY = metricNamed(PIPELINE_METRICS, 'latency')

/** Asks for the latest values of a pipeline while it is on or near the screen; draws nothing. */
export const AskWhileSeen = memo(function AskWhileSeen({ id }: { id: string }) {
  const [ref, isSeen] = useSeen<HTMLSpanElement>()
  useQuery({ ...pipelineQueries.latest(id), enabled: isSeen, notifyOnChangeProps: [] })
  return <span ref={ref} />
})

/** What `AskWhileSeen` got. */
function useOwnLatest(id: string) {
  return useQuery({ ...pipelineQueries.latest(id), enabled: false })
}

function latestRead(query: ReturnType<typeof useOwnLatest>): CellRead<MetricValues> {
  return cellRead(query, query.data?.value?.data)
}

/** The pipeline's own latency; until that is read its destination's, which is a part of it. */
export const PipelineLatencyCell = memo(function PipelineLatencyCell(props: {
  id: string
  endMs: number | null
}) {
  const read = latestRead(useOwnLatest(props.id))
  if (read.state === 'waiting' && props.endMs !== null) {
    return (
      <OfDestination>
        <Quantity value={props.endMs} unit="ms" />
      </OfDestination>
    )
  }
  return (
    <CellState read={read}>
      {(values) => <LatestValue reading={latestReading(LATENCY, values)} unit={LATENCY.unit} />}
    </CellState>
  )
})

/** The pipeline's own lag; until that is read its destination's, of all its pipelines together. */
export const PipelineLagCell = memo(function PipelineLagCell({
  id,
  ...lag
}: ShownLag & { id: string }) {
  const read = latestRead(useOwnLatest(id))
  if (read.state === 'answered') {
    const own = read.value?.values['recordsLag']
    if (typeof own !== 'number') return <NoValue value={own === undefined ? undefined : null} />
    // The direction belongs to the lag that was judged, which may still be the destination's.
    return own === lag.value ? <LagCell {...lag} /> : <LagCell {...NO_DIRECTION} value={own} />
  }
  if (lag.value === null) return <CellState read={read}>{() => null}</CellState>
  return (
    <OfDestination>
      <LagCell {...lag} />
    </OfDestination>
  )
})

const NO_DIRECTION = { trend: 'not known', perSec: null } as const

function OfDestination({ children }: { children: React.ReactNode }) {
  return (
    <span className="text-fg-3" title="Of its destination; its own has not been read yet">
      {children}
      <span className="sr-only"> of its destination</span>
    </span>
  )
}

/** Age of the pipeline's latest values. */
export const PipelineAgeCell = memo(function PipelineAgeCell({ id }: { id: string }) {
  const query = useOwnLatest(id)
  return (
    <CellState read={cellRead(query, query.data?.asOfMs)}>
      {(asOfMs) => <Age sinceMs={asOfMs} />}
    </CellState>
  )
})
