import { perSecOf } from '#src/panels/connectors/connector-rows.ts'
import type { JudgedConnector } from '#src/panels/fleet/fleet.ts'
import { useFleet } from '#src/panels/fleet/use-fleet.ts'
import { ListTotals, RECORDS_PER_SEC, type ListTotal } from './list-totals.tsx'
import type { PipelineRow } from './pipeline-rows.ts'

/** What goes into the pipelines of a list, what comes out, and what waits. */
export function PipelineTotals({ rows }: { rows: readonly PipelineRow[] }) {
  const { destinations } = useFleet()
  return <ListTotals totals={pipelineTotals(rows, destinations)} />
}

/**
 * Pipelines share their ends, and the API counts by end: each end of these rows counts once, with all
 * of its pipelines.
 */
export function pipelineTotals(
  rows: readonly PipelineRow[],
  destinations: ReadonlyMap<string, Pick<JudgedConnector, 'figure'>> | null,
): readonly ListTotal[] {
  const written = new Map(rows.flatMap((row) => (row.from ? [[row.from.id, row.sourceRate]] : [])))
  const read = new Map(rows.flatMap((row) => (row.to ? [[row.to.id, row.destinationRate]] : [])))
  return [
    {
      label: 'In',
      explanation: `Records per second that the ${written.size} sources of these pipelines write; each source counts once`,
      unit: RECORDS_PER_SEC,
      values: [...written.values()].map(perSecOf),
    },
    {
      label: 'Out',
      explanation: `Records per second that the ${read.size} destinations of these pipelines read; each destination counts once`,
      unit: RECORDS_PER_SEC,
      values: [...read.values()].map(perSecOf),
    },
    {
      label: 'Waiting',
      explanation: `Records that wait for the ${read.size} destinations of these pipelines; each destination counts once`,
      unit: 'records',
      values: [...read.keys()].map((id) => lagOf(destinations?.get(id))),
    },
  ]
}

function lagOf(destination: Pick<JudgedConnector, 'figure'> | undefined): number | null {
  return destination?.figure.kind === 'lag' ? destination.figure.value : null
}
