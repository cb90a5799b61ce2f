import { AnswerAgeCell, RateCell, RateText, TrendCell } from '#src/panels/cards/metric-cell.tsx'
import { perSecOf } from '#src/panels/connectors/connector-rows.ts'
import { PipelineEnds } from '#src/panels/connectors/pipeline-ends.tsx'
import { STRIP_COLUMN } from '#src/panels/fleet-table/strips/strip-column.tsx'
import type { TableColumn } from '#src/ui/table/table-column.ts'
import { pipelineHref } from '#src/url/paths.ts'
import { NameCell, SINCE_COLUMN, SinceCell, VERDICT_COLUMN, VerdictCell } from './cells.tsx'
import { PipelineLagCell, PipelineLatencyCell, PipelineLatencyText } from './pipeline-cells.tsx'
import type { PipelineRow } from './pipeline-rows.ts'
import { whileAwaited } from './while-awaited.ts'

const LAST_5_MIN =
  'Mean of the last five full minutes, whatever the range: records per second that the'
const OF_ALL = 'for all its pipelines together'

export const PIPELINE_COLUMNS: readonly TableColumn<PipelineRow>[] = [
  { ...VERDICT_COLUMN, cell: (row) => <VerdictCell verdict={whileAwaited(row).verdict} /> },
  {
    id: 'name',
    header: 'Pipeline',
    width: 'xl:w-50 2xl:w-60',
    isRowHeader: true,
    sortBy: ({ name }) => name,
    cell: (row) => (
      <NameCell href={pipelineHref(row.id)} row={whileAwaited(row)}>
        Latency <PipelineLatencyText own={row.own} endMs={row.latencyMs} /> · out{' '}
        <RateText read={row.destinationRate} />
      </NameCell>
    ),
  },
  {
    id: 'ends',
    header: 'Source → destination',
    from: 'xl',
    sortBy: ({ from, to }) => (from || to ? `${from?.name ?? ''} ${to?.name ?? ''}` : null),
    cell: ({ from, to }) => <PipelineEnds from={from} to={to} />,
  },
  { ...SINCE_COLUMN, cell: (row) => <SinceCell since={whileAwaited(row).since} /> },
  STRIP_COLUMN,
  {
    id: 'latency',
    header: 'Latency',
    width: 'w-22',
    align: 'right',
    from: 'sm',
    firstOrder: 'desc',
    sortBy: ({ latencyMs }) => latencyMs,
    cell: ({ own, latencyMs }) => <PipelineLatencyCell own={own} endMs={latencyMs} />,
  },
  {
    id: 'lag',
    header: 'Lag in events',
    width: 'w-28 xl:w-39 2xl:w-52',
    align: 'right',
    firstOrder: 'desc',
    sortBy: ({ lag }) => lag?.value ?? null,
    cell: ({ own, lag }) => <PipelineLagCell own={own} {...(lag ?? NO_LAG)} />,
  },
  {
    id: 'in',
    header: 'In /s',
    explanation: `${LAST_5_MIN} source writes, ${OF_ALL}`,
    width: 'w-21',
    align: 'right',
    from: 'lg',
    firstOrder: 'desc',
    sortBy: ({ sourceRate }) => perSecOf(sourceRate),
    cell: ({ sourceRate }) => <RateCell read={sourceRate} />,
  },
  {
    id: 'out',
    header: 'Out /s',
    explanation: `${LAST_5_MIN} destination reads, ${OF_ALL}`,
    width: 'w-21',
    align: 'right',
    from: 'lg',
    firstOrder: 'desc',
    sortBy: ({ destinationRate }) => perSecOf(destinationRate),
    cell: ({ destinationRate }) => <RateCell read={destinationRate} />,
  },
  {
    id: 'trend',
    header: 'Out, last 15 min',
    explanation: `Records that the destination reads, minute by minute, ${OF_ALL}`,
    width: 'w-36',
    from: '2xl',
    firstOrder: 'desc',
    sortBy: ({ destinationRate }) => perSecOf(destinationRate),
    cell: ({ destinationRate, to }) => (
      <TrendCell read={destinationRate} name={`Records read by ${to?.name ?? 'its destination'}`} />
    ),
  },
  {
    id: 'age',
    header: 'Age',
    explanation: 'How long ago its own latest values were answered',
    width: 'w-18',
    align: 'right',
    from: '2xl',
    sortBy: ({ answeredAt }) =>
      answeredAt.state === 'answered' && answeredAt.value ? -answeredAt.value : null,
    cell: ({ answeredAt }) => <AnswerAgeCell read={answeredAt} />,
  },
]

const NO_LAG = { value: null, trend: 'not known', perSec: null } as const
