import { latestReading } from '#src/model/latest-reading.ts'
import type { MetricDefinition, MetricValues } from '#src/model/metric.ts'
import { Sparkline } from '#src/charts/sparkline.tsx'
import { Age } from '#src/ui/age.tsx'
import { LatestValue } from '#src/ui/latest-value.tsx'
import { NoValue, Quantity } from '#src/ui/quantity.tsx'
import type { ConnectorRate } from './connector-rates.ts'
import type { CellRead } from './connector-rows.ts'

/** The latest value of one metric in a table cell. */
export function MetricCell(props: { read: CellRead<MetricValues>; definition: MetricDefinition }) {
  const { read, definition } = props
  return (
    <CellState read={read}>
      {(values) => (
        <LatestValue reading={latestReading(definition, values)} unit={definition.unit} />
      )}
    </CellState>
  )
}

/** Records per second in a table cell. */
export function RateCell({ read }: { read: CellRead<ConnectorRate> }) {
  return (
    <CellState read={read}>
      {(rate) => <Quantity value={rate.recordsPerSec} unit={{ rate: 'records' }} />}
    </CellState>
  )
}

/** The last quarter of an hour of a rate as a small line. */
export function TrendCell({ read, name }: { read: CellRead<ConnectorRate>; name: string }) {
  return (
    <CellState read={read}>
      {(rate) => (
        <Sparkline series={rate.rate} window={rate.window} step={rate.step} label={name} />
      )}
    </CellState>
  )
}

/** Age of the newest data in a table cell: not of the answer, of what it tells. */
export function DataAgeCell({ read }: { read: CellRead<ConnectorRate> }) {
  return (
    <CellState read={read}>
      {({ newestMs }) =>
        newestMs === null ? <NoValue value={null} /> : <Age sinceMs={newestMs} />
      }
    </CellState>
  )
}

type CellStateProps<T> = { read: CellRead<T>; children: (value: T) => React.ReactNode }

function CellState<T>({ read, children }: CellStateProps<T>) {
  if (read.state === 'waiting') return <span className="text-fg-3">…</span>
  if (read.state === 'failed') {
    return (
      <span className="text-crit" title="The read failed">
        !<span className="sr-only"> the read failed</span>
      </span>
    )
  }
  return read.value === undefined ? <NoValue value={undefined} /> : children(read.value)
}
