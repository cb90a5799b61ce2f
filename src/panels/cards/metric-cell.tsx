import { lazy, memo, Suspense } from 'react'
import { PIPELINE_LATEST_PERIOD_MS } from '#src/api/periods.ts'
import { columnAge, columnCount, columnRate, columnSpan } from '#src/format/column-number.ts'
import { NOT_REPORTED_MARK } from '#src/format/digits.ts'
import { formatText } from '#src/format/number.ts'
import { latestReading } from '#src/model/metrics/latest-reading.ts'
import type { MetricDefinition, MetricValues } from '#src/model/metrics/metric.ts'
import { MINUTE_MS } from '#src/model/time/time-range.ts'
import type { ConnectorRate } from '#src/panels/connectors/connector-rates.ts'
import type { CellRead } from '#src/panels/connectors/connector-rows.ts'
import { useFreshness } from '#src/ui/age/as-of.tsx'
import { BesideUnits, ColumnAge, ColumnNumber } from '#src/ui/column-number.tsx'
import { LatestValue } from '#src/ui/latest-value.tsx'
import { orNothing } from '#src/ui/or-nothing.ts'
import { NoValue, Quantity } from '#src/ui/quantity.tsx'

export type MetricCellProps = {
  read: CellRead<MetricValues>
  definition: MetricDefinition
  /** A span that is an age: whole numbers. */
  isAge?: boolean
}

/** The latest value of one metric, one among others of its column. */
export const MetricCell = memo(function MetricCell(props: MetricCellProps) {
  const { read, definition, isAge } = props
  const cell = (
    <CellState read={read}>
      {(values) => <MetricFigure values={values} definition={definition} isAge={isAge} />}
    </CellState>
  )
  const isNumber =
    read.state === 'answered' && latestReading(definition, read.value).kind === 'number'
  return isNumber || definition.unit !== 'ms' ? cell : <BesideUnits>{cell}</BesideUnits>
})

type MetricFigureProps = {
  values: MetricValues
  definition: MetricDefinition
  isAge: boolean | undefined
}

function MetricFigure({ values, definition, isAge = false }: MetricFigureProps) {
  const { unit } = definition
  const reading = latestReading(definition, values)
  if (reading.kind === 'sentinel' && reading.word === NOT_REPORTED_MARK) {
    // Beside a null, which has that mark, the code for "no measurement" needs words of its own.
    return <LatestValue reading={{ ...reading, word: 'no reading' }} unit={unit} />
  }
  if (reading.kind !== 'number') return <LatestValue reading={reading} unit={unit} />
  const { value, raw } = reading
  const parts = unit !== 'ms' ? columnCount(value) : isAge ? columnAge(value) : columnSpan(value)
  const title = raw === value ? formatText(value, unit, 'full') : `The API sent ${raw}`
  return <ColumnNumber parts={parts} title={title} />
}

/** Records per second, one among others of its column: the mean of the last five full minutes. */
export const RateCell = memo(function RateCell({ read }: { read: CellRead<ConnectorRate> }) {
  return (
    <CellState read={read}>
      {({ recordsPerSec }) =>
        recordsPerSec === null ? (
          <NoValue value={null} />
        ) : (
          <ColumnNumber
            parts={columnRate(recordsPerSec)}
            title={formatText(recordsPerSec, { rate: 'records' }, 'full')}
          />
        )
      }
    </CellState>
  )
})

/** The same in a line of text. */
export const RateText = memo(function RateText({ read }: { read: CellRead<ConnectorRate> }) {
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
  const newestMs = read.state === 'answered' ? (read.value?.newestMs ?? null) : null
  if (newestMs !== null) return <AgeOnLadder sinceMs={newestMs} periodMs={MINUTE_MS} />
  return (
    <BesideUnits>
      <CellState read={read}>{() => <NoValue value={null} />}</CellState>
    </BesideUnits>
  )
})

/** Age of the answer that the values of a pipeline stand in; the read gives its time, epoch ms. */
export const AnswerAgeCell = memo(function AnswerAgeCell({ read }: { read: CellRead<number> }) {
  if (read.state === 'answered' && read.value !== undefined) {
    return <AgeOnLadder sinceMs={read.value} periodMs={PIPELINE_LATEST_PERIOD_MS} />
  }
  return (
    <BesideUnits>
      <CellState read={read}>{() => null}</CellState>
    </BesideUnits>
  )
})

/** An age that stands out as soon as it is more than the period explains. */
function AgeOnLadder({ sinceMs, periodMs }: { sinceMs: number; periodMs: number }) {
  return (
    <span className={useFreshness(sinceMs, periodMs) === 'fresh' ? 'text-fg-2' : 'font-bold'}>
      <ColumnAge sinceMs={sinceMs} />
    </span>
  )
}

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
