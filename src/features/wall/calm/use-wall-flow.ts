import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { askedEvery } from '#src/api/asked-every.ts'
import { sourceQueries } from '#src/api/source-queries.ts'
import { DAY_MS, MINUTE_MS, rangeBetween } from '#src/model/time/time-range.ts'
import { RECENT } from '#src/panels/connectors/connector-rates.ts'
import { fleetReads } from '#src/panels/fleet/fleet-reads.ts'
import { flowOf, type Flow } from './wall-flow.ts'

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

/** What sources write now and wrote at this time yesterday; null: not known. */
export function useWallFlow(sourceIds: ReadonlySet<string>): {
  readonly now: Flow | null
  readonly yesterday: Flow | null
} {
  const latest = useQuery(fleetReads.sources.latest).data?.value
  const series = useQuery(fleetReads.sources.series).data?.value
  const before = useQuery(yesterdayRead).data?.value
  return useMemo(
    () => ({
      now: series ? flowOf(series, latest, sourceIds) : null,
      yesterday: before ? flowOf(before, undefined, sourceIds) : null,
    }),
    [latest, series, before, sourceIds],
  )
}

function minutesAgo(count: number) {
  return { kind: 'now', count, unit: 'm', roundTo: null, zone: null } as const
}
