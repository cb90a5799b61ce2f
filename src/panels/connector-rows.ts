import type { BulkMetrics, BulkTimeseries } from '#src/api/metrics-model.ts'
import type { Connector } from '#src/model/entity.ts'
import type { MetricValues } from '#src/model/metric.ts'
import { statusLook, TONE_ORDER } from '#src/model/status.ts'
import { connectorRates, type ConnectorRate } from './connector-rates.ts'
import type { Read } from './query-panel.tsx'

/** A value a cell waits for, could not get, or has. */
export type CellRead<T> =
  | { readonly state: 'waiting' }
  | { readonly state: 'failed' }
  /** `undefined`: the answer does not mention this connector. */
  | { readonly state: 'answered'; readonly value: T | undefined }

/** One line of a source or destination list. */
export type ConnectorRow = {
  readonly connector: Connector
  /** The newest word on the status: the metrics are asked for more often than the list. */
  readonly status: string | null
  readonly latest: CellRead<MetricValues>
  readonly rate: CellRead<ConnectorRate>
}

export type ConnectorReads = {
  readonly list: Read<readonly Connector[]>
  readonly latest: Read<BulkMetrics<MetricValues>>
  readonly series: Read<BulkTimeseries>
}

/**
 * The list with the metrics that came for it, trouble first, then by name. The rows stand as soon as
 * the list does; their metrics follow. `asOfMs` is the age of the metrics, once there are any.
 */
export function connectorRows(
  { list, latest, series }: ConnectorReads,
  counters: readonly string[],
): Read<readonly ConnectorRow[]> {
  const rates = series.data && connectorRates(series.data.value, latest.data?.value, counters)
  const rows = list.data?.value
    .map((connector) => {
      const values = latest.data?.value.connectors[connector.id]
      return {
        connector,
        status: statusOf(connector, values),
        latest: cellRead(latest, values),
        rate: cellRead(series, rates?.get(connector.id)),
      }
    })
    .toSorted((a, b) => compareTrouble(a.status, b.status) || byName(a.connector, b.connector))
  return {
    data: rows && { value: rows, asOfMs: latest.data?.asOfMs ?? list.data?.asOfMs ?? 0 },
    error: list.error ?? latest.error ?? series.error,
    refetch: () => Promise.all([list.refetch(), latest.refetch(), series.refetch()]),
  }
}

/** Order of two statuses, the worse one first. */
export function compareTrouble(a: string | null, b: string | null): number {
  return TONE_ORDER.indexOf(statusLook(a).tone) - TONE_ORDER.indexOf(statusLook(b).tone)
}

export function byName(a: { readonly name: string }, b: { readonly name: string }): number {
  return a.name.localeCompare(b.name, 'en')
}

/** The status in the latest values; where they have none, the one in the list. */
export function statusOf(connector: Connector, values: MetricValues | undefined): string | null {
  const status = values?.values['connector_status']
  return typeof status === 'string' ? status : connector.status
}

export function cellRead<T>(read: Read<unknown>, value: T | undefined): CellRead<T> {
  if (read.data) return { state: 'answered', value }
  return { state: read.error ? 'failed' : 'waiting' }
}
