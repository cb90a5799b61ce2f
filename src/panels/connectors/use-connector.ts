import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { EntityMetrics } from '#src/api/metrics-model.ts'
import { DESTINATION_METRICS } from '#src/model/metrics/destination-metrics.ts'
import type { MetricValues } from '#src/model/metrics/metric.ts'
import { SOURCE_METRICS } from '#src/model/metrics/source-metrics.ts'
import type { Read } from '#src/panels/cards/query-panel.tsx'
import type { EntityTimeseries } from '#src/panels/charts/chart-lines.ts'
import { earlierRange } from '#src/panels/charts/earlier-range.ts'
import { useFrozenEnd } from '#src/panels/charts/frozen-end.ts'
import { frozenValues, type FrozenLook } from '#src/panels/charts/frozen-values.ts'
import { useObserved } from '#src/panels/use-observed-states.ts'
import { useTimeState } from '#src/url/time/use-time-state.tsx'
import { connectorReads, type ConnectorKind } from './connector-reads.ts'

const METRICS = { source: SOURCE_METRICS, destination: DESTINATION_METRICS } as const

/** The newest values of an entity; on a frozen page those at the end of its window. */
export type LatestRead = Read<EntityMetrics<MetricValues> | null> & {
  /** Absent: the page is live. */
  readonly frozen?: FrozenLook
}

/** What the charts of one connector need. */
export type ConnectorSeries = {
  readonly latest: LatestRead
  /**
   * Latest totals, which decide how counters are read. Undefined: not known, or the page is frozen: then
   * everybody who opens the link has to read them alike.
   */
  readonly totals: MetricValues | undefined
  readonly timeseries: Read<EntityTimeseries | null>
  /** The series of the window compared with; asked for only while there is one. */
  readonly comparison: Read<EntityTimeseries | null>
}

/** Values and series of a source or a destination over the range of the address. `''`: of none. */
export function useConnectorSeries(kind: ConnectorKind, id: string): ConnectorSeries {
  const time = useTimeState()
  const isFrozen = useFrozenEnd() !== null
  const reads = connectorReads(kind, id, time)
  const enabled = id !== ''
  const timeseries = useQuery({ ...reads.timeseries, enabled })
  const earlier = earlierRange(time, timeseries.data?.value?.window)
  const past = connectorReads(kind, id, { range: earlier ?? time.range, step: time.step })
  const comparison = useQuery({ ...past.timeseries, enabled: enabled && earlier !== null })
  const latest = useQuery({ ...reads.latest, enabled: enabled && !isFrozen })
  const then = useFrozenLatest(kind, id, timeseries)
  return {
    latest: then ?? latest,
    totals: isFrozen ? undefined : latest.data?.value?.data,
    timeseries,
    comparison,
  }
}

/** Everything the page of one source or destination shows; see `connectorReads`. */
export function useConnector(kind: ConnectorKind, id: string) {
  const time = useTimeState()
  const series = useConnectorSeries(kind, id)
  const reads = connectorReads(kind, id, time)
  const connector = useQuery(reads.connector)
  const timesummary = useQuery(reads.timesummary)
  return { ...series, connector, timesummary } as const
}

/** The values at the end of a frozen window, out of its series; null: the page is live. */
function useFrozenLatest(
  kind: ConnectorKind,
  id: string,
  { data, error, refetch }: Read<EntityTimeseries | null>,
): LatestRead | null {
  const { step, frozen: freeze } = useTimeState()
  const endMs = useFrozenEnd()
  const history = useObserved(id)
  return useMemo(() => {
    if (endMs === null || freeze === null) return null
    const read = { data: undefined, error, refetch: () => refetch() }
    if (!data) return read
    const definitions = METRICS[kind]
    const then = { step, endMs, frozenMs: freeze.atMs }
    const { values, ...frozen } = frozenValues({ definitions, answer: data, history, ...then })
    const metadata = data.value?.metadata ?? {}
    return { ...read, frozen, data: { ...data, value: { data: values, metadata } } }
  }, [kind, data, error, refetch, history, step, endMs, freeze])
}
