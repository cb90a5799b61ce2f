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
    from: 'sm',
    cell: ({ pipeline }) => <PipelineStatusCell pipeline={pipeline} />,
  },
  {
    id: 'name',
    header: 'Pipeline',
    isRowHeader: true,
    cell: ({ pipeline }) => <PipelineNameCell pipeline={pipeline} />,
  },
  {
    id: 'ends',
    header: 'Source → destination',
    from: 'lg',
    cell: ({ pipeline }) => <PipelineEnds pipeline={pipeline} />,
  },
  {
    id: 'latency',
    header: 'Latency',
    align: 'right',
    from: 'sm',
    cell: ({ pipeline }) => <PipelineMetricCell id={pipeline.id} definition={LATENCY} />,
  },
  {
    id: 'lag',
    header: 'Lag in events',
    align: 'right',
    cell: ({ pipeline }) => <PipelineMetricCell id={pipeline.id} definition={LAG} />,
  },
  {
    id: 'in',
    header: 'Source writes',
    align: 'right',
    from: 'sm',
    cell: ({ sourceRate }) => <RateCell read={sourceRate} />,
  },
  {
    id: 'out',
    header: 'Destination reads',
    align: 'right',
    from: 'sm',
    cell: ({ destinationRate }) => <RateCell read={destinationRate} />,
  },
  {
    id: 'age',
    header: 'Age',
    align: 'right',
    from: 'sm',
    cell: ({ pipeline }) => <PipelineAgeCell id={pipeline.id} />,
  },
]
