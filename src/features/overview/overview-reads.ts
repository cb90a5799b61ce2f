import { useQuery, type QueryClient } from '@tanstack/react-query'
import { askedEvery } from '#src/api/asked-every.ts'
import { destinationQueries } from '#src/api/destination-queries.ts'
import { sourceQueries } from '#src/api/source-queries.ts'
import { DAY_MS, MINUTE_MS, rangeBetween, type TimeRange } from '#src/model/time/time-range.ts'
import { RECENT } from '#src/panels/connectors/connector-rates.ts'
import { warmFleet } from '#src/panels/fleet/fleet-reads.ts'

const DAY_MIN = DAY_MS / MINUTE_MS
const PERIOD_MS = 5 * MINUTE_MS

/** The quarter of an hour that ended a day ago. */
const YESTERDAY: TimeRange = rangeBetween(minutesAgo(DAY_MIN + 15), minutesAgo(DAY_MIN))

const yesterdayReads = {
  sources: {
    ...sourceQueries.bulkTimeseries({ level: 'connector', range: YESTERDAY, step: RECENT.step }),
    ...askedEvery(PERIOD_MS, RECENT),
  },
  destinations: {
    ...destinationQueries.bulkTimeseries({
      level: 'connector',
      range: YESTERDAY,
      step: RECENT.step,
    }),
    ...askedEvery(PERIOD_MS, RECENT),
  },
} as const

/** The same time yesterday, for all sources and all destinations: one call each, every five minutes. */
export function useYesterday() {
  return {
    sources: useQuery(yesterdayReads.sources).data?.value,
    destinations: useQuery(yesterdayReads.destinations).data?.value,
  }
}

/** Starts the page's reads before its code is there; an answer that is still fresh is kept. */
export function warmOverview(client: QueryClient): void {
  warmFleet(client)
  void client.prefetchQuery(yesterdayReads.sources)
  void client.prefetchQuery(yesterdayReads.destinations)
}

function minutesAgo(count: number) {
  return { kind: 'now', count, unit: 'm', roundTo: null, zone: null } as const
}
