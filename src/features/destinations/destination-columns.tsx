import { DESTINATION_METRICS } from '#src/model/metrics/destination-metrics.ts'
import { metricNamed } from '#src/model/metrics/metric-named.ts'
import type { ConnectorRow } from '#src/panels/connectors/connector-rows.ts'
import { SINCE_COLUMN, VERDICT_COLUMN } from '#src/panels/fleet-table/cells.tsx'
import {
  CONNECTOR_COLUMN,
  latestColumn,
  nameColumn,
  rateColumns,
} from '#src/panels/fleet-table/connector-columns.tsx'
import { LagCell } from '#src/panels/fleet-table/lag-cell.tsx'
import { STRIP_COLUMN } from '#src/panels/fleet-table/strips/strip-column.tsx'
import { NoValue } from '#src/ui/quantity.tsx'
import type { TableColumn } from '#src/ui/table/table-column.ts'
import { destinationHref } from '#src/url/paths.ts'

/** How late a destination is. */
export const LATENCY = metricNamed(DESTINATION_METRICS, 'latency')

const PUT_BATCH = metricNamed(DESTINATION_METRICS, 'putBatchMaxTimeMs')
const PARTITIONS = metricNamed(DESTINATION_METRICS, 'partitionCount')

export const DESTINATION_COLUMNS: readonly TableColumn<ConnectorRow>[] = [
  VERDICT_COLUMN,
  nameColumn('Destination', destinationHref, { word: 'Latency', definition: LATENCY }),
  CONNECTOR_COLUMN,
  SINCE_COLUMN,
  STRIP_COLUMN,
  latestColumn(LATENCY, { header: 'Latency', width: 'w-26', from: 'sm' }),
  {
    id: 'lag',
    header: 'Lag in events',
    width: 'w-28 xl:w-40 2xl:w-52',
    align: 'right',
    firstOrder: 'desc',
    sortBy: ({ lag }) => lag?.value ?? null,
    cell: ({ lag }) => (lag ? <LagCell {...lag} /> : <NoValue value={null} />),
  },
  ...rateColumns('Read'),
  latestColumn(PUT_BATCH, { header: 'Put batch', width: 'w-26', from: '2xl' }),
  latestColumn(PARTITIONS, { header: 'Partitions', width: 'w-26', from: '2xl' }),
]
