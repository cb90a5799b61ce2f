import { metricNamed } from '#src/model/metrics/metric-named.ts'
import { SOURCE_METRICS } from '#src/model/metrics/source-metrics.ts'
import type { ConnectorRow } from '#src/panels/connectors/connector-rows.ts'
import { SINCE_COLUMN, VERDICT_COLUMN } from '#src/panels/fleet-table/cells.tsx'
import {
  CONNECTOR_COLUMN,
  latestColumn,
  nameColumn,
  rateColumns,
} from '#src/panels/fleet-table/connector-columns.tsx'
import { STRIP_COLUMN } from '#src/panels/fleet-table/strips/strip-column.tsx'
import { NoValue } from '#src/ui/quantity.tsx'
import type { TableColumn } from '#src/ui/table/table-column.ts'
import { sourceHref } from '#src/url/paths.ts'

/** How late a source is. */
export const BEHIND = metricNamed(SOURCE_METRICS, 'StreamingMilliSecondsBehindSource')

const SINCE_CHANGE = metricNamed(SOURCE_METRICS, 'StreamingMilliSecondsSinceLastEvent')
const SNAPSHOTS = metricNamed(SOURCE_METRICS, 'SnapshotRunning')

export const SOURCE_COLUMNS: readonly TableColumn<ConnectorRow>[] = [
  VERDICT_COLUMN,
  nameColumn('Source', sourceHref),
  CONNECTOR_COLUMN,
  SINCE_COLUMN,
  STRIP_COLUMN,
  latestColumn(BEHIND, { header: 'Behind source', width: 'w-32' }),
  latestColumn(SINCE_CHANGE, { header: 'Last change', width: 'w-30', from: 'lg', isAge: true }),
  ...rateColumns('Written'),
  latestColumn(SNAPSHOTS, { header: 'Snapshots', width: 'w-26', from: '2xl' }),
  {
    id: 'tasks',
    header: 'Failed tasks',
    width: 'w-30',
    align: 'right',
    from: '2xl',
    firstOrder: 'desc',
    sortBy: ({ tasks }) => tasks?.failed ?? null,
    cell: ({ tasks }) => (tasks ? `${tasks.failed} of ${tasks.of}` : <NoValue value={null} />),
  },
]
