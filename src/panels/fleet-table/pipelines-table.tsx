import { pipelineHref } from '#src/url/paths.ts'
import { FleetTable } from './fleet-table.tsx'
import { PIPELINE_COLUMNS } from './pipeline-columns.tsx'
import type { PipelineRow } from './pipeline-rows.ts'

/** The table of pipelines (rows of `usePipelineRows`), as the overview and the list page show it. */
export function PipelinesTable({ rows }: { rows: readonly PipelineRow[] }) {
  if (rows.length === 0) {
    return (
      <p className="text-fg-2">The account has no pipelines, or the API key may not see them.</p>
    )
  }
  return (
    <FleetTable name="Pipelines" columns={PIPELINE_COLUMNS} rows={rows} hrefOf={pipelineHref} />
  )
}
