import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { askedEvery } from '#src/api/asked-every.ts'
import type { BulkMetrics, BulkTimeseries } from '#src/api/metrics-model.ts'
import { sourceQueries } from '#src/api/source-queries.ts'
import type { MetricValues } from '#src/model/metrics/metric.ts'
import { DAY_MS, MINUTE_MS, rangeBetween } from '#src/model/time/time-range.ts'
import { RECENT } from '#src/panels/connectors/connector-rates.ts'
import { totalRate } from '#src/panels/connectors/total-rate.ts'
import { fleetReads } from '#src/panels/fleet/fleet-reads.ts'
import { SOURCE_OUTPUT } from '#src/series/counters.ts'
import { totalOf, type Total } from '#src/series/total.ts'

const DAY_MIN = DAY_MS / MINUTE_MS
const QUARTER_MIN = 15
/** The quarter of an hour that ended a day ago changes little by little. */
const PERIOD_MS = 5 * MINUTE_MS

const yesterdayRead = {
  ...sourceQueries.bulkTimeseries({
    level: 'connector',
    range: rangeBetween(minutesAgo(DAY_MIN + QUARTER_MIN), minutesAgo(DAY_MIN)),
    step: RECENT.step,
  }),
  ...askedEvery(PERIOD_MS, RECENT),
} as const

/** A board without a source, and a read that was not answered. */
const NOT_KNOWN = totalOf([null])

/** Records per second that sources write now, and wrote at this time yesterday. */
export function useWallFlow(sourceIds: ReadonlySet<string>): {
  readonly now: Total
  readonly yesterday: Total
} {
  const latest = useQuery(fleetReads.sources.latest).data?.value
  const series = useQuery(fleetReads.sources.series).data?.value
  const before = useQuery(yesterdayRead).data?.value
  return useMemo(
    () => ({
      now: flowOf(series, latest, sourceIds),
      yesterday: flowOf(before, undefined, sourceIds),
    }),
    [latest, series, before, sourceIds],
  )
}

function flowOf(
  series: BulkTimeseries | undefined,
  latest: BulkMetrics<MetricValues> | undefined,
  sourceIds: ReadonlySet<string>,
): Total {
  if (!series || sourceIds.size === 0) return NOT_KNOWN
  return totalRate(series, latest, SOURCE_OUTPUT, sourceIds)
}

function minutesAgo(count: number) {
  return { kind: 'now', count, unit: 'm', roundTo: null, zone: null } as const
}
