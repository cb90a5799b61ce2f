import { latestReading } from '#src/model/latest-reading.ts'
import type { MetricDefinition } from '#src/model/metric.ts'
import type { TableColumn } from '#src/ui/table/table-column.ts'
import { numberIn, type ConnectorRow } from '#src/panels/connector-rows.ts'
import { DataAgeCell, MetricCell, RateCell, TrendCell } from '#src/panels/metric-cell.tsx'
import { NameCell } from './cells.tsx'

type Column = TableColumn<ConnectorRow>

/** The name as a link; `lead` is the number that narrow screens show beside the rate. */
export function nameColumn(
  header: string,
  hrefOf: (id: string) => string,
  lead?: MetricDefinition,
) {
  return {
    id: 'name',
    header,
    isRowHeader: true,
    sortBy: ({ name }) => name,
    cell: ({ id, name, verdict, latest, rate, connectorName }) => (
      <NameCell href={hrefOf(id)} name={name} verdict={verdict}>
        {lead ? <MetricCell read={latest} definition={lead} /> : connectorName} ·{' '}
        <RateCell read={rate} />
      </NameCell>
    ),
  } satisfies Column
}

export const CONNECTOR_COLUMN: Column = {
  id: 'connector',
  header: 'Connector',
  width: 'w-34',
  from: 'xl',
  sortBy: ({ connectorName }) => connectorName,
  cell: ({ connectorName }) => <span className="block truncate">{connectorName}</span>,
}

/** A column of one latest value. */
export function latestColumn(
  definition: MetricDefinition,
  look: Pick<Column, 'header' | 'width' | 'from' | 'explanation'>,
): Column {
  return {
    id: definition.name,
    ...look,
    explanation: look.explanation ?? definition.meaning,
    align: 'right',
    firstOrder: 'desc',
    sortBy: ({ latest }) =>
      latest.state === 'answered' ? numberIn(latestReading(definition, latest.value)) : null,
    cell: ({ latest }) => <MetricCell read={latest} definition={definition} />,
  }
}

/** Mean rate, its last quarter of an hour, and the age of its newest point. `verb`: "Written". */
export function rateColumns(verb: 'Written' | 'Read'): readonly Column[] {
  return [
    {
      id: 'rate',
      header: `${verb}, last 5 min`,
      explanation: 'Mean of the last five full minutes, whatever the range',
      width: 'w-38',
      align: 'right',
      from: 'sm',
      firstOrder: 'desc',
      sortBy: rateOf,
      cell: ({ rate }) => <RateCell read={rate} />,
    },
    {
      id: 'trend',
      header: 'Last 15 min',
      explanation: `Records ${verb.toLowerCase()}, minute by minute, whatever the range`,
      width: 'w-38',
      from: 'lg',
      firstOrder: 'desc',
      sortBy: rateOf,
      cell: ({ rate, name }) => (
        <TrendCell read={rate} name={`Records ${verb.toLowerCase()} by ${name}`} />
      ),
    },
    {
      id: 'age',
      header: 'Newest point',
      width: 'w-30',
      align: 'right',
      from: 'xl',
      sortBy: ({ rate }) =>
        rate.state === 'answered' && rate.value ? negative(rate.value.newestMs) : null,
      cell: ({ rate }) => <DataAgeCell read={rate} />,
    },
  ]
}

function rateOf({ rate }: ConnectorRow): number | null {
  return rate.state === 'answered' ? (rate.value?.recordsPerSec ?? null) : null
}

/** The older the larger: an age. */
function negative(atMs: number | null): number | null {
  return atMs === null ? null : -atMs
}
