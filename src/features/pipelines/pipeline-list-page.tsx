import { LIST_PERIOD_MS } from '#src/api/periods.ts'
import { ListHeading } from '#src/panels/list-heading.tsx'
import { QueryPanel } from '#src/panels/query-panel.tsx'
import { DataTable } from '#src/ui/data-table.tsx'
import { PIPELINE_COLUMNS } from './pipeline-columns.tsx'
import type { PipelineRow } from './pipeline-rows.ts'
import { usePipelineRows } from './use-pipeline-rows.ts'

/** `/` and `/pipelines`: every pipeline of the account. */
export function PipelineListPage() {
  const rows = usePipelineRows()
  return (
    <QueryPanel
      query={rows}
      heading={<ListHeading title="Pipelines" rows={rows} />}
      what="the pipelines"
      height={480}
      periodMs={LIST_PERIOD_MS}
    >
      {(list) =>
        list.length === 0 ? (
          <p className="text-fg-2">
            The account has no pipelines, or the API key may not see them.
          </p>
        ) : (
          <DataTable name="Pipelines" columns={PIPELINE_COLUMNS} rows={list} rowId={idOf} />
        )
      }
    </QueryPanel>
  )
}

function idOf(row: PipelineRow): string {
  return row.pipeline.id
}
