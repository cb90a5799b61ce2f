import { LATEST_PERIOD_MS } from '#src/api/periods.ts'
import { QueryPanel } from '#src/panels/cards/query-panel.tsx'
import { PipelinesTable } from '#src/panels/fleet-table/pipelines-table.tsx'
import { usePipelineRows } from '#src/panels/fleet-table/use-pipeline-rows.ts'
import { ListHeading } from '#src/panels/list-heading.tsx'

/** `/pipelines`: every pipeline of the account. */
export function PipelineListPage() {
  const rows = usePipelineRows()
  return (
    <QueryPanel
      query={rows}
      heading={<ListHeading title="Pipelines" rows={rows} />}
      what="the pipelines"
      height={480}
      periodMs={LATEST_PERIOD_MS}
    >
      {(list) => <PipelinesTable rows={list} />}
    </QueryPanel>
  )
}
