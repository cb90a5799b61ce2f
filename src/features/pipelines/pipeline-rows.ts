import type { Pipeline } from '#src/model/entity.ts'
import type { ConnectorRate } from '#src/panels/connector-rates.ts'
import { byName, cellRead, compareTrouble, type CellRead } from '#src/panels/connector-rows.ts'
import type { Read } from '#src/panels/query-panel.tsx'

/** One line of the pipeline list; its own latest values are read by its cells while it is seen. */
export type PipelineRow = {
  readonly pipeline: Pipeline
  readonly sourceRate: CellRead<ConnectorRate>
  readonly destinationRate: CellRead<ConnectorRate>
}

export type EndRates = {
  readonly read: Read<unknown>
  readonly rates: ReadonlyMap<string, ConnectorRate> | undefined
}

/** Pipelines with the rates of both ends; those with the worse end first, then by name. */
export function pipelineRows(
  pipelines: readonly Pipeline[],
  source: EndRates,
  destination: EndRates,
): PipelineRow[] {
  return pipelines
    .toSorted((a, b) => compareTrouble(worstStatus(a), worstStatus(b)) || byName(a, b))
    .map((pipeline) => ({
      pipeline,
      sourceRate: endRate(source, pipeline.source?.id),
      destinationRate: endRate(destination, pipeline.destination?.id),
    }))
}

/** A pipeline row has no status of its own (§7.3): until its metrics come, its worse end speaks. */
export function worstStatus({ source, destination }: Pipeline): string | null {
  const statuses = [source?.status ?? null, destination?.status ?? null]
  return statuses.toSorted(compareTrouble)[0] ?? null
}

function endRate({ read, rates }: EndRates, id: string | undefined): CellRead<ConnectorRate> {
  return cellRead(read, id === undefined ? undefined : rates?.get(id))
}
