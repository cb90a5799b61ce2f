import { DESTINATION_METRICS } from '#src/model/destination-metrics.ts'
import { metricNamed } from '#src/model/metric-named.ts'
import type { ConnectorRow } from '#src/panels/connector-rows.ts'
import { DataAgeCell, MetricCell, RateCell, TrendCell } from '#src/panels/metric-cell.tsx'
import type { Column } from '#src/ui/data-table.tsx'
import { StatusBadge } from '#src/ui/status-badge.tsx'
import { StatusName } from '#src/ui/status-name.tsx'
import { destinationHref } from '#src/url/paths.ts'

const LATENCY = metricNamed(DESTINATION_METRICS, 'latency')
const LAG = metricNamed(DESTINATION_METRICS, 'recordsLag')

export const DESTINATION_COLUMNS: readonly Column<ConnectorRow>[] = [
  {
    id: 'status',
    header: 'Status',
    width: 'w-32',
    from: 'sm',
    cell: ({ status }) => <StatusBadge status={status} />,
  },
  {
    id: 'name',
    header: 'Destination',
    isRowHeader: true,
    cell: ({ connector, status, latest, rate }) => (
      <StatusName status={status} href={destinationHref(connector.id)} name={connector.name}>
        <MetricCell read={latest} definition={LATENCY} /> · <RateCell read={rate} />
      </StatusName>
    ),
  },
  {
    id: 'connector',
    header: 'Connector',
    width: 'w-36',
    from: 'xl',
    cell: ({ connector }) => connector.connectorName,
  },
  {
    id: 'latency',
    header: 'Latency',
    width: 'w-28',
    align: 'right',
    from: 'sm',
    cell: ({ latest }) => <MetricCell read={latest} definition={LATENCY} />,
  },
  {
    id: 'lag',
    header: 'Lag in events',
    width: 'w-24 sm:w-30',
    align: 'right',
    cell: ({ latest }) => <MetricCell read={latest} definition={LAG} />,
  },
  {
    id: 'rate',
    header: 'Records read',
    width: 'w-30',
    align: 'right',
    from: 'sm',
    cell: ({ rate }) => <RateCell read={rate} />,
  },
  {
    id: 'trend',
    header: 'Last 15 min',
    width: 'w-40',
    from: 'lg',
    cell: ({ rate, connector }) => (
      <TrendCell read={rate} name={`Records read by ${connector.name}`} />
    ),
  },
  {
    id: 'age',
    header: 'Newest point',
    width: 'w-28',
    align: 'right',
    from: 'lg',
    cell: ({ rate }) => <DataAgeCell read={rate} />,
  },
]
