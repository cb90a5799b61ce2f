import { memo } from 'react'
import { columnSpan } from '#src/format/column-number.ts'
import { latestReading } from '#src/model/metrics/latest-reading.ts'
import { metricNamed } from '#src/model/metrics/metric-named.ts'
import type { MetricValues } from '#src/model/metrics/metric.ts'
import { PIPELINE_METRICS } from '#src/model/metrics/pipeline-metrics.ts'
import { CellState, MetricCell } from '#src/panels/cards/metric-cell.tsx'
import type { CellRead } from '#src/panels/connectors/connector-rows.ts'
import { ColumnNumber } from '#src/ui/column-number.tsx'
import { LatestValue } from '#src/ui/latest-value.tsx'
import { NoValue, Quantity } from '#src/ui/quantity.tsx'
import { LagCell } from './lag-cell.tsx'
import type { ShownLag } from './shown-lag.ts'

const LATENCY = metricNamed(PIPELINE_METRICS, 'latency')

/** Its own latest values, and the latency of its destination in ms; null: not known. */
type LatencyProps = { own: CellRead<MetricValues>; endMs: number | null }

/** The pipeline's own latency; until that is read its destination's, which is a part of it. */
export const PipelineLatencyCell = memo(function PipelineLatencyCell(props: LatencyProps) {
  const { own, endMs } = props
  if (own.state === 'waiting' && endMs !== null) {
    return (
      <OfDestination>
        <ColumnNumber parts={columnSpan(endMs)} />
      </OfDestination>
    )
  }
  return <MetricCell read={own} definition={LATENCY} />
})

/** The same in a line of text. */
export const PipelineLatencyText = memo(function PipelineLatencyText(props: LatencyProps) {
  const { own, endMs } = props
  if (own.state === 'waiting' && endMs !== null) {
    return (
      <OfDestination>
        <Quantity value={endMs} unit="ms" />
      </OfDestination>
    )
  }
  return (
    <CellState read={own}>
      {(values) => <LatestValue reading={latestReading(LATENCY, values)} unit={LATENCY.unit} />}
    </CellState>
  )
})

/** The pipeline's own lag; until that is read its destination's, of all its pipelines together. */
export const PipelineLagCell = memo(function PipelineLagCell({
  own,
  ...lag
}: ShownLag & { own: CellRead<MetricValues> }) {
  if (own.state === 'answered') {
    const value = own.value?.values['recordsLag']
    if (typeof value !== 'number') return <NoValue value={value === undefined ? undefined : null} />
    // The direction belongs to the lag that was judged, which may still be the destination's.
    return value === lag.value ? <LagCell {...lag} /> : <LagCell {...NO_DIRECTION} value={value} />
  }
  if (lag.value === null) return <CellState read={own}>{() => null}</CellState>
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
