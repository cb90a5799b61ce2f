import { formatDuration } from '#src/format/duration.ts'
import { latestReading } from '#src/model/metrics/latest-reading.ts'
import type { MetricDefinition, MetricMetadata, MetricValues } from '#src/model/metrics/metric.ts'
import { LatestValue } from '#src/ui/latest-value.tsx'
import { StatusBadge } from '#src/ui/status/status-badge.tsx'
import { keptDelayMs } from './kept-delay.ts'

export type MetricCardProps = {
  definition: MetricDefinition
  /** Name and unit the API sent; the name is used, the unit is only shown where it differs. */
  metadata: MetricMetadata | undefined
  values: MetricValues
  /** Whether the values are of the end of a frozen window: what is absent then is not kept anywhere. */
  isFrozen: boolean
}

/** The latest value of one metric: label, value, and what the number means on hover and focus. */
export function MetricCard({ definition, metadata, values, isFrozen }: MetricCardProps) {
  const isKept = !isFrozen || values.values[definition.name] !== undefined
  const keptMs = keptDelayMs(definition, values)
  return (
    <div className="min-w-0 rounded-tile border border-line bg-surface p-tile">
      <dt
        className="truncate text-label text-fg-2"
        title={`${definition.meaning} (${definition.name})`}
      >
        {metadata?.name ?? definition.label}
      </dt>
      <dd className="mt-1 min-h-8">
        {isKept ? <CardValue definition={definition} values={values} /> : <NotKept />}
      </dd>
      {keptMs !== null && (
        <dd className="text-2xs text-fg-2">of the last change, {formatDuration(keptMs)} ago</dd>
      )}
      <dd className="text-label text-fg-2">
        <Meaning definition={definition} />
      </dd>
    </div>
  )
}

/** What is measured, from when on, and what misleads. */
function Meaning({ definition: { label, meaning, name, kind } }: { definition: MetricDefinition }) {
  return (
    <details className="print:not-open:hidden">
      <summary className="w-fit cursor-pointer text-2xs text-fg-3 pointer-coarse:py-3">
        What is this?<span className="sr-only"> {label}</span>
      </summary>
      <p className="pt-1">
        {meaning} {KINDS[kind]} The API calls it <code className="wrap-anywhere">{name}</code>.
      </p>
    </details>
  )
}

const KINDS: Readonly<Record<MetricDefinition['kind'], string>> = {
  gauge: 'A value at one moment.',
  counter: 'A count that begins anew at a restart; its chart shows the rate.',
  state: '',
  text: '',
  tables: '',
}

/** A value of then that nobody can tell any more. */
function NotKept() {
  return <span className="text-sm/8 text-fg-3">not kept by the API</span>
}

function CardValue({ definition, values }: Pick<MetricCardProps, 'definition' | 'values'>) {
  if (definition.kind === 'tables') return <TablesDone tables={values.snapshotTables} />
  const reading = latestReading(definition, values)
  if (definition.kind === 'text') {
    return reading.kind === 'text' ? (
      <TextOnDemand text={reading.text} />
    ) : (
      <LatestValue reading={reading} unit={definition.unit} />
    )
  }
  const isStatus = definition.name === 'connector_status' || definition.name === 'status'
  return (
    <div
      className={
        definition.unit === 'state'
          ? 'text-base/8 font-semibold'
          : 'text-num-lg max-sm:text-xl/8 [&_.unit]:text-sm'
      }
    >
      {isStatus && reading.kind === 'text' ? (
        <StatusBadge status={reading.text} />
      ) : (
        <LatestValue reading={reading} unit={definition.unit} />
      )}
    </div>
  )
}

const MOST_CHARACTERS = 400

/** Free text may hold values of customers' rows: it is not shown to who only passes by. */
function TextOnDemand({ text }: { text: string }) {
  const isLong = text.length > MOST_CHARACTERS
  return (
    <details className="text-label">
      <summary className="w-fit cursor-pointer pointer-coarse:py-3">
        Show<span className="sr-only"> the text</span>, may hold values of rows
      </summary>
      <p className="wrap-anywhere">
        {text.slice(0, MOST_CHARACTERS)}
        {isLong && ` … (${text.length - MOST_CHARACTERS} characters more)`}
      </p>
    </details>
  )
}

function TablesDone({ tables }: { tables: MetricValues['snapshotTables'] }) {
  if (tables === null) return <LatestValue reading={{ kind: 'null' }} unit="state" />
  if (tables.length === 0) return <span className="text-base/8 text-fg-2">no table</span>
  const done = tables.filter((table) => table.status?.toLowerCase() === 'completed').length
  return (
    <span className="text-num-lg">
      {done} <span className="text-sm text-fg-2">of {tables.length} tables</span>
    </span>
  )
}
