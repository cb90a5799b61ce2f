import { lazy } from 'react'
import { StripsInSight } from '#src/panels/fleet-table/strips/strips-in-sight.tsx'
import { AskForPipelines } from '#src/panels/fleet/ask-for-pipelines.tsx'
import { orNothing } from '#src/ui/or-nothing.ts'
import { pipelineHref } from '#src/url/paths.ts'
import { FleetTable } from './fleet-table.tsx'
import { PIPELINE_COLUMNS } from './pipeline-columns.tsx'
import type { PipelineRow } from './pipeline-rows.ts'

/** Rows stand before their sums. */
const PipelineTotals = lazy(async () =>
  orNothing(import('./pipeline-totals.tsx').then((module) => module.PipelineTotals)),
)

function PipelinesInSight({ ids }: { ids: readonly string[] }) {
  return (
    <>
      <AskForPipelines ids={ids} />
      <StripsInSight kind="pipeline" ids={ids} />
    </>
  )
}

export type PipelinesTableProps = {
  rows: readonly PipelineRow[]
  /** The page around it counts states and sums on its own. */
  isPart?: boolean
}

/** The table of pipelines (rows of `usePipelineRows`), as the overview and the list page show it. */
export function PipelinesTable({ rows, isPart = false }: PipelinesTableProps) {
  if (rows.length === 0) {
    return (
      <p className="text-fg-2">The account has no pipelines, or the API key may not see them.</p>
    )
  }
  return (
    <FleetTable
      name="Pipelines"
      columns={PIPELINE_COLUMNS}
      rows={rows}
      hrefOf={pipelineHref}
      inSight={PipelinesInSight}
      hasCounts={!isPart}
      totals={isPart ? undefined : PipelineTotals}
    />
  )
}
