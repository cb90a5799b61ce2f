import type { BulkMetrics, BulkTimeseries } from '#src/api/metrics-model.ts'
import type { Connector } from '#src/model/entity.ts'
import { latestReading, type LatestReading } from '#src/model/metrics/latest-reading.ts'
import type { MetricDefinition, MetricValues } from '#src/model/metrics/metric.ts'
import type { Read } from '#src/panels/cards/query-panel.tsx'
import { fleetRow, type FleetRow } from '#src/panels/fleet-table/fleet-row.ts'
import { shownLag, type ShownLag } from '#src/panels/fleet-table/shown-lag.ts'
import type { JudgedConnector } from '#src/panels/fleet/fleet.ts'
import { tasksOf } from '#src/series/tasks.ts'
import { connectorRates, type ConnectorRate } from './connector-rates.ts'

/** A value a cell waits for, could not get, or has. */
export type CellRead<T> =
  | { readonly state: 'waiting' }
  | { readonly state: 'failed' }
  /** `undefined`: the answer does not mention this connector. */
  | { readonly state: 'answered'; readonly value: T | undefined }

/** Records per second of a cell; null: not known, or not yet. */
export function perSecOf(read: CellRead<ConnectorRate>): number | null {
  return read.state === 'answered' ? (read.value?.recordsPerSec ?? null) : null
}

/** One line of a source or destination list. */
export type ConnectorRow = FleetRow & {
  readonly connectorName: string
  /** Tasks whose state is reported, and how many of them failed; null: none is. */
  readonly tasks: { readonly failed: number; readonly of: number } | null
  readonly latest: CellRead<MetricValues>
  readonly rate: CellRead<ConnectorRate>
  /** Lag with its direction; null: a source has none. */
  readonly lag: ShownLag | null
}

export type ConnectorReads = {
  readonly list: Read<readonly Connector[]>
  readonly latest: Read<BulkMetrics<MetricValues>>
  readonly series: Read<BulkTimeseries>
}

/** What is particular to sources or to destinations. */
export type ConnectorKind = {
  /** Counters of what it moves, the first that is reported counts. */
  readonly counters: readonly string[]
  /** The latest value that says how late it is, in ms. */
  readonly late: MetricDefinition
}

/**
 * The judged connectors with the metrics that came for them. The rows stand as soon as the list does;
 * their metrics follow. `asOfMs` is the age of the metrics, once there are any.
 */
export function connectorRows(
  { list, latest, series }: ConnectorReads,
  judged: ReadonlyMap<string, JudgedConnector> | null,
  { counters, late }: ConnectorKind,
): Read<readonly ConnectorRow[]> {
  const rates = series.data && connectorRates(series.data.value, latest.data?.value, counters)
  const rows = list.data?.value.map((connector): ConnectorRow => {
    const { id } = connector
    const entity = judged?.get(id)
    const values = latest.data?.value.connectors[id]
    const rate = rates?.get(id)
    const lateMs = numberIn(latestReading(late, values))
    return {
      ...fleetRow(connector, entity, {
        types: [connector.connectorName],
        source: null,
        late: { lateMs, perSec: rate?.recordsPerSec ?? null },
      }),
      connectorName: connector.connectorName,
      tasks: tasksOf(connector),
      latest: cellRead(latest, values),
      rate: cellRead(series, rate),
      lag: shownLag(entity?.figure),
    }
  })
  return {
    data:
      list.data && rows
        ? {
            value: rows,
            asOfMs: latest.data?.asOfMs ?? list.data.asOfMs,
            failure: list.data.failure ?? latest.data?.failure ?? series.data?.failure,
          }
        : undefined,
    answers: [list.data, latest.data, series.data],
    error: list.error ?? latest.error ?? series.error,
    refetch: () => Promise.all([list.refetch(), latest.refetch(), series.refetch()]),
  }
}

/** The number of a reading; null: it is none. */
export function numberIn(reading: LatestReading): number | null {
  return reading.kind === 'number' ? reading.value : null
}

/** What a cell shows of a read. One that failed stays failed while it is asked again. */
export function cellRead<T>(read: CellSource, value: T | undefined): CellRead<T> {
  if (read.data) return { state: 'answered', value }
  const hasFailed = read.error !== null || (read.errorUpdateCount ?? 0) > 0
  return { state: hasFailed ? 'failed' : 'waiting' }
}

type CellSource = Pick<Read<unknown>, 'data' | 'error' | 'errorUpdateCount'>
