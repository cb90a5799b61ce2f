import type { Connector, Pipeline } from '#src/model/entity.ts'
import { latestReading } from '#src/model/metrics/latest-reading.ts'
import { metricNamed } from '#src/model/metrics/metric-named.ts'
import type { MetricValues } from '#src/model/metrics/metric.ts'
import { PIPELINE_METRICS } from '#src/model/metrics/pipeline-metrics.ts'
import type { Read } from '#src/panels/cards/query-panel.tsx'
import type { ConnectorRate } from '#src/panels/connectors/connector-rates.ts'
import {
  cellRead,
  numberIn,
  perSecOf,
  type CellRead,
} from '#src/panels/connectors/connector-rows.ts'
import type { PipelineEnd } from '#src/panels/connectors/pipeline-ends.tsx'
import type { JudgedPipeline } from '#src/panels/fleet/fleet.ts'
import type { PipelineAnswers } from '#src/panels/fleet/use-pipeline-answers.ts'
import { fleetRow, type FleetRow } from './fleet-row.ts'
import { shownLag, type ShownLag } from './shown-lag.ts'

const LATENCY = metricNamed(PIPELINE_METRICS, 'latency')

/** One line of the pipeline list. */
export type PipelineRow = FleetRow & {
  readonly from: PipelineEnd | null
  readonly to: PipelineEnd | null
  readonly sourceRate: CellRead<ConnectorRate>
  readonly destinationRate: CellRead<ConnectorRate>
  /** Its own latest values, which are asked for while it is seen; `undefined` inside: it has none. */
  readonly own: CellRead<MetricValues>
  /** Its own once that has been read, else its destination's. */
  readonly lag: ShownLag | null
  /** Its own latency once that has been read, else its destination's, in ms; null: not known. */
  readonly latencyMs: number | null
  /** When its own latest values were answered, epoch ms. */
  readonly answeredAt: CellRead<number>
}

export type EndRates = {
  readonly read: Read<unknown>
  readonly rates: ReadonlyMap<string, ConnectorRate> | undefined
}

/** What is known beside the verdicts. */
export type PipelineFigures = {
  readonly source: EndRates
  readonly destination: EndRates
  /** The read of a pipeline's own latest values. */
  readonly ownOf: PipelineAnswers['readOf']
  /** Latency of a destination in ms. */
  readonly latencyOf: (destinationId: string) => number | null
}

/** One row of the pipeline list. */
export function pipelineRow(
  pipeline: Pipeline,
  judged: JudgedPipeline | undefined,
  { source, destination, ownOf, latencyOf }: PipelineFigures,
): PipelineRow {
  const read = ownOf(pipeline.id)
  const values = read.data?.value?.data
  const endMs = pipeline.destination && latencyOf(pipeline.destination.id)
  const latencyMs = read.data ? numberIn(latestReading(LATENCY, values)) : endMs
  const sourceRate = endRate(source, pipeline.source?.id)
  // What is written, not what is read: a destination that stands still would do no harm.
  const perSec = perSecOf(sourceRate)
  return {
    ...fleetRow(pipeline, judged, {
      types: [pipeline.source, pipeline.destination].flatMap((end) => end?.connectorName ?? []),
      source: pipeline.source?.name ?? null,
      // Of the bulk answer only: rows must not change places because somebody looks at them.
      late: { lateMs: endMs, perSec },
    }),
    from: pipelineEnd(pipeline.source),
    to: pipelineEnd(pipeline.destination),
    sourceRate,
    destinationRate: endRate(destination, pipeline.destination?.id),
    own: cellRead(read, values),
    lag: shownLag(judged?.figure),
    latencyMs,
    answeredAt: cellRead(read, read.data?.asOfMs),
  }
}

/**
 * `pipelineRow`, which gives the row of a pipeline again while nothing that it says is another: a few
 * answers must not cost the work of ten thousand rows.
 */
export function rememberRows(): typeof pipelineRow {
  const made = new WeakMap<Pipeline, { inputs: readonly unknown[]; row: PipelineRow }>()
  return (pipeline, judged, figures) => {
    const { source, destination, latencyOf, ownOf } = figures
    const inputs = [judged, source, destination, latencyOf, ownOf(pipeline.id)]
    const before = made.get(pipeline)
    if (before && inputs.every((one, at) => one === before.inputs[at])) return before.row
    const row = pipelineRow(pipeline, judged, figures)
    made.set(pipeline, { inputs, row })
    return row
  }
}

function pipelineEnd(end: Connector | null): PipelineEnd | null {
  return end && { id: end.id, name: end.name }
}

function endRate({ read, rates }: EndRates, id: string | undefined): CellRead<ConnectorRate> {
  return cellRead(read, id === undefined ? undefined : rates?.get(id))
}
