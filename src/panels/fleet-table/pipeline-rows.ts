import type { Connector, Pipeline } from '#src/model/entity.ts'
import type { ConnectorRate } from '#src/panels/connector-rates.ts'
import type { JudgedPipeline } from '#src/panels/fleet/fleet.ts'
import { cellRead, type CellRead } from '#src/panels/connector-rows.ts'
import type { PipelineEnd } from '#src/panels/pipeline-ends.tsx'
import type { Read } from '#src/panels/query-panel.tsx'
import { fleetRow, harmOf, type FleetRow } from './fleet-row.ts'
import { shownLag, type ShownLag } from './shown-lag.ts'

/** One line of the pipeline list; its own latest values are read by its cells while it is seen. */
export type PipelineRow = FleetRow & {
  readonly from: PipelineEnd | null
  readonly to: PipelineEnd | null
  readonly sourceRate: CellRead<ConnectorRate>
  readonly destinationRate: CellRead<ConnectorRate>
  /** Its own once that has been read, else its destination's. */
  readonly lag: ShownLag | null
  /** Its own latency once that has been read, else its destination's, in ms; null: not known. */
  readonly latencyMs: number | null
  /** When its own latest values were answered, epoch ms; null: not read. */
  readonly asOfMs: number | null
}

export type EndRates = {
  readonly read: Read<unknown>
  readonly rates: ReadonlyMap<string, ConnectorRate> | undefined
}

/** What is known beside the verdicts. */
export type PipelineFigures = {
  readonly source: EndRates
  readonly destination: EndRates
  /** Latency of a pipeline with the time of its answer; undefined: it was not asked for. */
  readonly ownOf: (
    id: string,
  ) => { readonly latencyMs: number | null; readonly asOfMs: number } | undefined
  /** Latency of a destination in ms. */
  readonly latencyOf: (destinationId: string) => number | null
}

/** One row of the pipeline list. */
export function pipelineRow(
  pipeline: Pipeline,
  judged: JudgedPipeline | undefined,
  { source, destination, ownOf, latencyOf }: PipelineFigures,
): PipelineRow {
  const own = ownOf(pipeline.id)
  const endMs = pipeline.destination && latencyOf(pipeline.destination.id)
  const latencyMs = own ? own.latencyMs : endMs
  const destinationRate = endRate(destination, pipeline.destination?.id)
  const perSec =
    destinationRate.state === 'answered' ? (destinationRate.value?.recordsPerSec ?? null) : null
  return {
    ...fleetRow(pipeline, judged, {
      types: [pipeline.source, pipeline.destination].flatMap((end) => end?.connectorName ?? []),
      source: pipeline.source?.name ?? null,
      // Of the bulk answer only: rows must not change places because somebody looks at them.
      harm: harmOf(endMs, perSec),
    }),
    from: pipelineEnd(pipeline.source),
    to: pipelineEnd(pipeline.destination),
    sourceRate: endRate(source, pipeline.source?.id),
    destinationRate,
    lag: shownLag(judged?.figure),
    latencyMs,
    asOfMs: own?.asOfMs ?? null,
  }
}

function pipelineEnd(end: Connector | null): PipelineEnd | null {
  return end && { id: end.id, name: end.name }
}

function endRate({ read, rates }: EndRates, id: string | undefined): CellRead<ConnectorRate> {
  return cellRead(read, id === undefined ? undefined : rates?.get(id))
}
