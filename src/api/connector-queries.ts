import { queryOptions } from '@tanstack/react-query'
import { askedEvery } from './asked-every.ts'
import { normalBulkParams, type BulkParams } from './bulk-params.ts'
import type { ConnectorMetrics } from './connector-metrics.ts'
import { readConnector } from './connector-row.ts'
import { LATEST_PERIOD_MS, LIST_PERIOD_MS, seriesPeriodMs } from './periods.ts'
import { fetchRow, fetchRows } from './row-pages.ts'
import type { RangeParams } from './time-query.ts'

/**
 * Query options for sources or destinations. Keys begin with `kind` and hold every parameter; ranges
 * stay as the user chose them, the window is found when the query runs and comes with the answer.
 * `now` (epoch ms, default: the moment of the page's round) is part of no key. Structural sharing is off for series:
 * comparing long columns costs more than drawing them.
 */
export function connectorQueries(kind: 'sources' | 'destinations', metrics: ConnectorMetrics) {
  return {
    ...rowQueries(kind),
    ...bulkQueries(kind, metrics),
    ...entityQueries(kind, metrics),
  } as const
}

function rowQueries(kind: 'sources' | 'destinations') {
  const common = askedEvery(LIST_PERIOD_MS)
  return {
    /** All rows of the list, every page of it. */
    list: () =>
      queryOptions({
        ...common,
        queryKey: [kind, 'list'] as const,
        queryFn: ({ signal }) => fetchRows(`/${kind}`, readConnector, { signal }),
      }),
    /** One row; `null`: no such entity. */
    one: (id: string) =>
      queryOptions({
        ...common,
        queryKey: [kind, id, 'row'] as const,
        queryFn: ({ signal }) => fetchRow(`/${kind}`, id, readConnector, { signal }),
      }),
  } as const
}

function bulkQueries(kind: 'sources' | 'destinations', metrics: ConnectorMetrics) {
  return {
    /** Latest values of all, or of the given ids. */
    bulkLatest: (params: BulkParams = {}, now?: () => number) =>
      queryOptions({
        ...askedEvery(LATEST_PERIOD_MS, { isLatest: true }),
        queryKey: [kind, 'bulk', 'latest', normalBulkParams(params)] as const,
        queryFn: ({ signal }) => metrics.fetchBulkLatest(params, { signal, now }),
      }),
    /** Series of all, or of the given ids. Large: ask for few ids, or coarse steps. */
    bulkTimeseries: (params: BulkParams & RangeParams, now?: () => number) =>
      queryOptions({
        ...askedEvery(seriesPeriodMs(params.step), params),
        structuralSharing: false,
        queryKey: [kind, 'bulk', 'timeseries', keyOf(params)] as const,
        queryFn: ({ signal }) => metrics.fetchBulkTimeseries(params, { signal, now }),
      }),
    /** Summaries over a window. */
    bulkTimesummary: (params: BulkParams & RangeParams, now?: () => number) =>
      queryOptions({
        ...askedEvery(seriesPeriodMs(params.step), params),
        queryKey: [kind, 'bulk', 'timesummary', keyOf(params)] as const,
        queryFn: ({ signal }) => metrics.fetchBulkTimesummary(params, { signal, now }),
      }),
  } as const
}

function entityQueries(kind: 'sources' | 'destinations', metrics: ConnectorMetrics) {
  return {
    /** Latest values of one entity; `null`: no metrics yet. */
    latest: (id: string, now?: () => number) =>
      queryOptions({
        ...askedEvery(LATEST_PERIOD_MS, { isLatest: true }),
        queryKey: [kind, id, 'latest'] as const,
        queryFn: ({ signal }) => metrics.fetchLatest(id, { signal, now }),
      }),
    /** Series of one entity; `null`: no metrics yet. */
    timeseries: (id: string, { range, step }: RangeParams, now?: () => number) =>
      queryOptions({
        ...askedEvery(seriesPeriodMs(step), { step }),
        structuralSharing: false,
        queryKey: [kind, id, 'timeseries', { range, step }] as const,
        queryFn: ({ signal }) => metrics.fetchTimeseries(id, { range, step }, { signal, now }),
      }),
    /** Summary of one entity over a window; `null`: no metrics yet. */
    timesummary: (id: string, { range, step }: RangeParams, now?: () => number) =>
      queryOptions({
        ...askedEvery(seriesPeriodMs(step), { step }),
        queryKey: [kind, id, 'timesummary', { range, step }] as const,
        queryFn: ({ signal }) => metrics.fetchTimesummary(id, { range, step }, { signal, now }),
      }),
  } as const
}

function keyOf(params: BulkParams & RangeParams) {
  return { ...normalBulkParams(params), range: params.range, step: params.step }
}
