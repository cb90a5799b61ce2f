import { LATEST_PERIOD_MS } from '#src/api/periods.ts'
import { DataTable, type Column } from '#src/ui/data-table.tsx'
import type { ConnectorRow } from './connector-rows.ts'
import { ListHeading } from './list-heading.tsx'
import { QueryPanel, type Read } from './query-panel.tsx'

export type ConnectorListProps = {
  kind: 'source' | 'destination'
  rows: Read<readonly ConnectorRow[]>
  columns: readonly Column<ConnectorRow>[]
}

/** The list page of sources or of destinations. */
export function ConnectorList({ kind, rows, columns }: ConnectorListProps) {
  const title = kind === 'source' ? 'Sources' : 'Destinations'
  return (
    <QueryPanel
      query={rows}
      heading={<ListHeading title={title} rows={rows} />}
      what={`the ${kind}s`}
      height={480}
      periodMs={LATEST_PERIOD_MS}
      newestMs={newestOf}
    >
      {(list) =>
        list.length === 0 ? (
          <p className="text-fg-2">The account has no {kind}s, or the API key may not see them.</p>
        ) : (
          <DataTable name={title} columns={columns} rows={list} rowId={idOf} />
        )
      }
    </QueryPanel>
  )
}

function idOf(row: ConnectorRow): string {
  return row.connector.id
}

function newestOf(rows: readonly ConnectorRow[]): number | null {
  const newest = rows.map(({ rate }) => (rate.state === 'answered' ? rate.value?.newestMs : null))
  const newestMs = Math.max(0, ...newest.map((ms) => ms ?? 0))
  return newestMs === 0 ? null : newestMs
}
