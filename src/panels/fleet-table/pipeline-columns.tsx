import type { TableColumn } from '#src/ui/table/table-column.ts'
import { pipelineHref } from '#src/url/paths.ts'
import { RateCell, TrendCell } from '#src/panels/metric-cell.tsx'
import type { CellRead } from '#src/panels/connector-rows.ts'
import type { ConnectorRate } from '#src/panels/connector-rates.ts'
import { PipelineEnds } from '#src/panels/pipeline-ends.tsx'
import { NameCell, SINCE_COLUMN, VERDICT_COLUMN } from './cells.tsx'
import {
  AskWhileSeen,
  PipelineAgeCell,
  PipelineLagCell,
  PipelineLatencyCell,
} from './pipeline-cells.tsx'
import type { PipelineRow } from './pipeline-rows.ts'

const LAST_5_MIN =
  'Mean of the last five full minutes, whatever the range: records per second that the'
const OF_ALL = 'for all its pipelines together'

export const PIPELINE_COLUMNS: readonly TableColumn<PipelineRow>[] = [
  VERDICT_COLUMN,
  {
    id: 'name',
    header: 'Pipeline',
    width: 'xl:w-58',
    isRowHeader: true,
    sortBy: ({ name }) => name,
    cell: ({ id, name, verdict, latencyMs }) => (
      <>
        <AskWhileSeen id={id} />
        <NameCell href={pipelineHref(id)} name={name} verdict={verdict}>
          <PipelineLatencyCell id={id} endMs={latencyMs} /> · <PipelineAgeCell id={id} />
        </NameCell>
      </>
    ),
  },
  {
    id: 'ends',
    header: 'Source → destination',
    from: 'xl',
    sortBy: ({ from, to }) => (from || to ? `${from?.name ?? ''} ${to?.name ?? ''}` : null),
    cell: ({ from, to }) => <PipelineEnds from={from} to={to} />,
  },
  {
    id: 'latency',
    header: 'Latency',
    width: 'w-26',
    align: 'right',
    from: 'sm',
    firstOrder: 'desc',
    sortBy: ({ latencyMs }) => latencyMs,
    cell: ({ id, latencyMs }) => <PipelineLatencyCell id={id} endMs={latencyMs} />,
  },
  {
    id: 'lag',
    header: 'Lag in events',
    width: 'w-28 lg:w-46',
    align: 'right',
    firstOrder: 'desc',
    sortBy: ({ lag }) => lag?.value ?? null,
    cell: ({ id, lag }) => <PipelineLagCell id={id} {...(lag ?? NO_LAG)} />,
  },
  {
    id: 'in',
    header: 'In',
    explanation: `${LAST_5_MIN} source writes, ${OF_ALL}`,
    width: 'w-22',
    align: 'right',
    from: 'lg',
    firstOrder: 'desc',
    sortBy: ({ sourceRate }) => perSec(sourceRate),
    cell: ({ sourceRate }) => <RateCell read={sourceRate} />,
  },
  {
    id: 'out',
    header: 'Out',
    explanation: `${LAST_5_MIN} destination reads, ${OF_ALL}`,
    width: 'w-22',
    align: 'right',
    from: 'lg',
    firstOrder: 'desc',
    sortBy: ({ destinationRate }) => perSec(destinationRate),
    cell: ({ destinationRate }) => <RateCell read={destinationRate} />,
  },
  {
    id: 'trend',
    header: 'Out, last 15 min',
    explanation: `Records that the destination reads, minute by minute, ${OF_ALL}`,
    width: 'w-38',
    from: '2xl',
    firstOrder: 'desc',
    sortBy: ({ destinationRate }) => perSec(destinationRate),
    cell: ({ destinationRate, to }) => (
      <TrendCell read={destinationRate} name={`Records read by ${to?.name ?? 'its destination'}`} />
    ),
  },
  SINCE_COLUMN,
  {
    id: 'age',
    header: 'Age',
    explanation: 'How long ago its own latest values were answered',
    width: 'w-18',
    align: 'right',
    from: 'sm',
    sortBy: ({ asOfMs }) => (asOfMs === null ? null : -asOfMs),
    cell: ({ id }) => <PipelineAgeCell id={id} />,
  },
]

const NO_LAG = { value: null, trend: 'not known', perSec: null } as const

function perSec(read: CellRead<ConnectorRate>): number | null {
  return read.state === 'answered' ? (read.value?.recordsPerSec ?? null) : null
}
