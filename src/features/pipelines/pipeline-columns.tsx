import { metricNamed } from '#src/model/metric-named.ts'
import { PIPELINE_METRICS } from '#src/model/pipeline-metrics.ts'
import { RateCell } from '#src/panels/metric-cell.tsx'
import type { Column } from '#src/ui/data-table.tsx'
import {
  PipelineAgeCell,
  PipelineEnds,
  PipelineMetricCell,
  PipelineNameCell,
  PipelineStatusCell,
} from './pipeline-cells.tsx'
import type { PipelineRow } from './pipeline-rows.ts'

const LATENCY = metricNamed(PIPELINE_METRICS, 'latency')
const LAG = metricNamed(PIPELINE_METRICS, 'recordsLag')

export const PIPELINE_COLUMNS: readonly Column<PipelineRow>[] = [
  {
    id: 'status',
    header: 'Status',
    width: 'w-30',
    from: 'sm',
    cell: ({ pipeline }) => <PipelineStatusCell pipeline={pipeline} />,
  },
  {
    id: 'name',
    header: 'Pipeline',
    width: 'xl:w-54',
    isRowHeader: true,
    cell: ({ pipeline }) => <PipelineNameCell pipeline={pipeline} />,
  },
  {
    id: 'ends',
    header: 'Source → destination',
    from: 'xl',
    cell: ({ pipeline }) => <PipelineEnds pipeline={pipeline} />,
  },
  {
    id: 'latency',
    header: 'Latency',
    width: 'w-26',
    align: 'right',
    from: 'sm',
    cell: ({ pipeline }) => <PipelineMetricCell id={pipeline.id} definition={LATENCY} />,
  },
  {
    id: 'lag',
    header: 'Lag in events',
    width: 'w-24 sm:w-28',
    align: 'right',
    cell: ({ pipeline }) => <PipelineMetricCell id={pipeline.id} definition={LAG} />,
  },
  {
    id: 'in',
    header: 'Source, all',
    explanation: 'Records per second that the source writes, for all its pipelines together',
    width: 'w-30',
    align: 'right',
    from: 'xl',
    cell: ({ sourceRate }) => <RateCell read={sourceRate} />,
  },
  {
    id: 'out',
    header: 'Destination, all',
    explanation: 'Records per second that the destination reads, for all its pipelines together',
    width: 'w-30',
    align: 'right',
    from: 'lg',
    cell: ({ destinationRate }) => <RateCell read={destinationRate} />,
  },
  {
    id: 'age',
    header: 'Age',
    width: 'w-16',
    align: 'right',
    from: 'sm',
    cell: ({ pipeline }) => <PipelineAgeCell id={pipeline.id} />,
  },
]
