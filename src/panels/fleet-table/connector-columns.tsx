import { latestReading } from '#src/model/metrics/latest-reading.ts'
import type { MetricDefinition } from '#src/model/metrics/metric.ts'
import {
  CellState,
  DataAgeCell,
  MetricCell,
  RateCell,
  RateText,
  TrendCell,
} from '#src/panels/cards/metric-cell.tsx'
import { numberIn, perSecOf, type ConnectorRow } from '#src/panels/connectors/connector-rows.ts'
import { LatestValue } from '#src/ui/latest-value.tsx'
import type { TableColumn } from '#src/ui/table/table-column.ts'
import { NameCell } from './cells.tsx'

type Column = TableColumn<ConnectorRow>

/** The name as a link; `lead` is the number that narrow screens show beside the rate, with its word. */
export function nameColumn(
  header: string,
  hrefOf: (id: string) => string,
  lead?: { readonly word: string; readonly definition: MetricDefinition },
): Column {
  return {
    id: 'name',
    header,
    isRowHeader: true,
    sortBy: ({ name }) => name,
    cell: (row) => (
      <NameCell href={hrefOf(row.id)} row={row}>
        {lead ? <Lead row={row} {...lead} /> : row.connectorName} · <RateText read={row.rate} />
      </NameCell>
    ),
  }
}

type LeadProps = { row: ConnectorRow; word: string; definition: MetricDefinition }

function Lead({ row, word, definition }: LeadProps) {
  return (
    <>
      {word}{' '}
      <CellState read={row.latest}>
        {(values) => (
          <LatestValue reading={latestReading(definition, values)} unit={definition.unit} />
        )}
      </CellState>
    </>
  )
}

export const CONNECTOR_COLUMN: Column = {
  id: 'connector',
  header: 'Connector',
  width: 'w-36',
  from: 'xl',
  sortBy: ({ connectorName }) => connectorName,
  cell: ({ connectorName }) => (
    <span title={connectorName} className="block truncate">
      {connectorName}
    </span>
  ),
}

type LatestLook = Pick<Column, 'header' | 'width' | 'from' | 'explanation'> & {
  /** A span that is an age: whole numbers. */
  readonly isAge?: boolean
}

/** A column of one latest value. */
export function latestColumn(
  definition: MetricDefinition,
  { isAge = false, ...look }: LatestLook,
): Column {
  return {
    id: definition.name,
    ...look,
    explanation: look.explanation ?? definition.meaning,
    align: 'right',
    firstOrder: 'desc',
    sortBy: ({ latest }) =>
      latest.state === 'answered' ? numberIn(latestReading(definition, latest.value)) : null,
    cell: ({ latest }) => <MetricCell read={latest} definition={definition} isAge={isAge} />,
  }
}

/** Mean rate, its last quarter of an hour, and the age of its newest point. `verb`: "Written". */
export function rateColumns(verb: 'Written' | 'Read'): readonly Column[] {
  return [
    {
      id: 'rate',
      header: `${verb} /s`,
      explanation: `Records ${verb.toLowerCase()} per second: mean of the last five full minutes, whatever the range`,
      width: 'w-27',
      align: 'right',
      from: 'sm',
      firstOrder: 'desc',
      sortBy: ({ rate }) => perSecOf(rate),
      cell: ({ rate }) => <RateCell read={rate} />,
    },
    {
      id: 'trend',
      header: 'Last 15 min',
      explanation: `Records ${verb.toLowerCase()}, minute by minute, whatever the range`,
      width: 'w-36',
      from: 'xl',
      firstOrder: 'desc',
      sortBy: ({ rate }) => perSecOf(rate),
      cell: ({ rate, name }) => (
        <TrendCell read={rate} name={`Records ${verb.toLowerCase()} by ${name}`} />
      ),
    },
    {
      id: 'age',
      header: 'Newest',
      explanation: 'Age of the newest point that the API has of it',
      width: 'w-24',
      align: 'right',
      from: 'xl',
      sortBy: ({ rate }) =>
        rate.state === 'answered' && rate.value ? negative(rate.value.newestMs) : null,
      cell: ({ rate }) => <DataAgeCell read={rate} />,
    },
  ]
}

/** The older the larger: an age. */
function negative(atMs: number | null): number | null {
  return atMs === null ? null : -atMs
}
