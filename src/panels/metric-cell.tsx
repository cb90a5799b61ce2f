import { lazy, memo, Suspense } from 'react'
import { latestReading } from '#src/model/latest-reading.ts'
import type { MetricDefinition, MetricValues } from '#src/model/metric.ts'
import { Age } from '#src/ui/age.tsx'
import { LatestValue } from '#src/ui/latest-value.tsx'
import { orNothing } from '#src/ui/or-nothing.ts'
import { NoValue, Quantity } from '#src/ui/quantity.tsx'
import type { ConnectorRate } from './connector-rates.ts'
import type { CellRead } from './connector-rows.ts'

export type MetricCellProps = { read: CellRead<MetricValues>; definition: MetricDefinition }

/** The latest value of one metric in a table cell. */
export const MetricCell = memo(function MetricCell(props: MetricCellProps) {
  const { read, definition } = props
  return (
    <CellState read={read}>
      {(values) => (
        <LatestValue reading={latestReading(definition, values)} unit={definition.unit} />
      )}
    </CellState>
  )
})

/** Records per second in a table cell: the mean of the last five full minutes. */
export const RateCell = memo(function RateCell({ read }: { read: CellRead<ConnectorRate> }) {
  return (
    <CellState read={read}>
      {(rate) => <Quantity value={rate.recordsPerSec} unit={{ rate: 'records' }} />}
    </CellState>
  )
})

/** Rows stand before their lines: these come with code of their own. */
const Sparkline = lazy(async () =>
  orNothing(import('#src/charts/sparkline.tsx').then((module) => module.Sparkline)),
)

export type TrendCellProps = { read: CellRead<ConnectorRate>; name: string }

/** The last quarter of an hour of a rate as a small line. */
export const TrendCell = memo(function TrendCell({ read, name }: TrendCellProps) {
  return (
    <CellState read={read}>
      {(rate) => (
        <Suspense fallback={null}>
          <Sparkline series={rate.rate} window={rate.window} step={rate.step} label={name} />
        </Suspense>
      )}
    </CellState>
  )
})

/** Age of the newest data in a table cell: not of the answer, of what it tells. */
export const DataAgeCell = memo(function DataAgeCell({ read }: { read: CellRead<ConnectorRate> }) {
  return (
    <CellState read={read}>
      {({ newestMs }) =>
        newestMs === null ? <NoValue value={null} /> : <Age sinceMs={newestMs} />
      }
    </CellState>
  )
})

type CellStateProps<T> = { read: CellRead<T>; children: (value: T) => React.ReactNode }

/** A value in a table cell once there is one; before that, that it is waited for or has failed. */
export function CellState<T>({ read, children }: CellStateProps<T>) {
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
