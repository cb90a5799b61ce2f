import { lazy } from 'react'
import { LATEST_PERIOD_MS } from '#src/api/periods.ts'
import { QueryPanel, type Read } from '#src/panels/cards/query-panel.tsx'
import { FleetTable } from '#src/panels/fleet-table/fleet-table.tsx'
import { StripsInSight } from '#src/panels/fleet-table/strips/strips-in-sight.tsx'
import { ListHeading } from '#src/panels/list-heading.tsx'
import { orNothing } from '#src/ui/or-nothing.ts'
import type { InSight } from '#src/ui/table/rows-in-sight.tsx'
import type { TableColumn } from '#src/ui/table/table-column.ts'
import type { ConnectorRow } from './connector-rows.ts'

/** Rows stand before their sums. */
const TOTALS = {
  source: lazy(async () => orNothing(loadTotals().then((module) => module.SourceTotals))),
  destination: lazy(async () => orNothing(loadTotals().then((module) => module.DestinationTotals))),
} as const

const IN_SIGHT: Readonly<Record<ConnectorListProps['kind'], InSight>> = {
  source: ({ ids }) => <StripsInSight kind="source" ids={ids} />,
  destination: ({ ids }) => <StripsInSight kind="destination" ids={ids} />,
}

function loadTotals() {
  return import('#src/panels/fleet-table/connector-totals.tsx')
}

export type ConnectorListProps = {
  kind: 'source' | 'destination'
  rows: Read<readonly ConnectorRow[]>
  columns: readonly TableColumn<ConnectorRow>[]
  hrefOf: (id: string) => string
}

/** The list page of sources or of destinations. */
export function ConnectorList({ kind, rows, columns, hrefOf }: ConnectorListProps) {
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
          <FleetTable
            {...{ name: title, columns, rows: list, hrefOf }}
            inSight={IN_SIGHT[kind]}
            totals={TOTALS[kind]}
          />
        )
      }
    </QueryPanel>
  )
}

function newestOf(rows: readonly ConnectorRow[]): number | null {
  const newestMs = rows.reduce(
    (newest, { rate }) =>
      Math.max(newest, rate.state === 'answered' ? (rate.value?.newestMs ?? 0) : 0),
    0,
  )
  return newestMs === 0 ? null : newestMs
}
