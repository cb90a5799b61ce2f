import { metricNamed } from '#src/model/metric-named.ts'
import { SOURCE_METRICS } from '#src/model/source-metrics.ts'
import type { ConnectorRow } from '#src/panels/connector-rows.ts'
import { DataAgeCell, MetricCell, RateCell, TrendCell } from '#src/panels/metric-cell.tsx'
import type { Column } from '#src/ui/data-table.tsx'
import { StatusBadge } from '#src/ui/status-badge.tsx'
import { StatusName } from '#src/ui/status-name.tsx'
import { sourceHref } from '#src/url/paths.ts'

const BEHIND = metricNamed(SOURCE_METRICS, 'StreamingMilliSecondsBehindSource')
const SINCE = metricNamed(SOURCE_METRICS, 'StreamingMilliSecondsSinceLastEvent')
const LATENCY = metricNamed(SOURCE_METRICS, 'latency')

export const SOURCE_COLUMNS: readonly Column<ConnectorRow>[] = [
  {
    id: 'status',
    header: 'Status',
    width: 'w-30',
    from: 'sm',
    cell: ({ status }) => <StatusBadge status={status} />,
  },
  {
    id: 'name',
    header: 'Source',
    isRowHeader: true,
    cell: ({ connector, status, rate }) => (
      <StatusName status={status} href={sourceHref(connector.id)} name={connector.name}>
        {connector.connectorName} · <RateCell read={rate} />
      </StatusName>
    ),
  },
  {
    id: 'connector',
    header: 'Connector',
    width: 'w-38',
    from: 'xl',
    cell: ({ connector }) => connector.connectorName,
  },
  {
    id: 'behind',
    header: 'Behind source',
    width: 'w-30',
    align: 'right',
    cell: ({ latest }) => <MetricCell read={latest} definition={BEHIND} />,
  },
  {
    id: 'since',
    header: 'Since last change',
    width: 'w-34',
    align: 'right',
    from: 'lg',
    cell: ({ latest }) => <MetricCell read={latest} definition={SINCE} />,
  },
  {
    id: 'latency',
    header: 'Latency',
    width: 'w-22',
    align: 'right',
    from: 'xl',
    cell: ({ latest }) => <MetricCell read={latest} definition={LATENCY} />,
  },
  {
    id: 'rate',
    header: 'Records written',
    width: 'w-32',
    align: 'right',
    from: 'sm',
    cell: ({ rate }) => <RateCell read={rate} />,
  },
  {
    id: 'trend',
    header: 'Last 15 min',
    width: 'w-38',
    from: 'xl',
    cell: ({ rate, connector }) => (
      <TrendCell read={rate} name={`Records written by ${connector.name}`} />
    ),
  },
  {
    id: 'age',
    header: 'Newest point',
    width: 'w-26',
    align: 'right',
    from: 'lg',
    cell: ({ rate }) => <DataAgeCell read={rate} />,
  },
]
