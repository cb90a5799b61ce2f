import { perSecOf, type ConnectorRow } from '#src/panels/connectors/connector-rows.ts'
import { ListTotals, RECORDS_PER_SEC, type ListTotal } from './list-totals.tsx'

type Rows = { rows: readonly ConnectorRow[] }

/** What the sources of a list write. */
export function SourceTotals({ rows }: Rows) {
  return <ListTotals totals={sourceTotals(rows)} />
}

/** What the destinations of a list read, and what waits for them. */
export function DestinationTotals({ rows }: Rows) {
  return <ListTotals totals={destinationTotals(rows)} />
}

function sourceTotals(rows: readonly ConnectorRow[]): readonly ListTotal[] {
  return [
    {
      label: 'Written',
      explanation:
        'Records per second that these sources write, mean of the last five full minutes',
      unit: RECORDS_PER_SEC,
      values: rows.map(({ rate }) => perSecOf(rate)),
    },
  ]
}

function destinationTotals(rows: readonly ConnectorRow[]): readonly ListTotal[] {
  return [
    {
      label: 'Read',
      explanation:
        'Records per second that these destinations read, mean of the last five full minutes',
      unit: RECORDS_PER_SEC,
      values: rows.map(({ rate }) => perSecOf(rate)),
    },
    {
      label: 'Waiting',
      explanation: 'Records that wait for these destinations',
      unit: 'records',
      values: rows.map(({ lag }) => lag?.value ?? null),
    },
  ]
}
