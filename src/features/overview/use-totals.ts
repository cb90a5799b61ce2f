import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { observedStore } from '#src/api/observed/observed-store.ts'
import type { Connector } from '#src/model/entity.ts'
import { DAY_MS } from '#src/model/time/time-range.ts'
import { statusOf } from '#src/panels/connectors/connector-status.ts'
import { totalRate } from '#src/panels/connectors/total-rate.ts'
import { fleetReads } from '#src/panels/fleet/fleet-reads.ts'
import type { Fleet } from '#src/panels/fleet/fleet.ts'
import { verdictHistoryId } from '#src/panels/fleet/since.ts'
import { DESTINATION_INPUT, SOURCE_OUTPUT } from '#src/series/counters.ts'
import { totalOf, type Total } from '#src/series/total.ts'
import { useYesterday } from './overview-reads.ts'
import { lateIn, statesOf, totalNewest } from './totals.ts'

/** A total now and at the same time yesterday; undefined: not answered. */
export type TotalThenAndNow = {
  readonly now: Total | undefined
  readonly yesterday: Total | undefined
}

const BYTES = ['byteTotal']

/** Records and bytes per second that sources write. */
export function useSourceTotals() {
  const latest = useQuery(fleetReads.sources.latest).data?.value
  const series = useQuery(fleetReads.sources.series).data?.value
  const before = useYesterday().sources
  return useMemo(
    () => ({
      records: {
        now: series && totalRate(series, latest, SOURCE_OUTPUT),
        yesterday: before && totalRate(before, undefined, SOURCE_OUTPUT),
      },
      bytes: {
        now: series && totalRate(series, latest, BYTES),
        yesterday: before && totalRate(before, undefined, BYTES),
      },
    }),
    [latest, series, before],
  )
}

/** Records per second that destinations read, and records that wait for them. */
export function useDestinationTotals({ destinations }: Fleet) {
  const latest = useQuery(fleetReads.destinations.latest).data?.value
  const series = useQuery(fleetReads.destinations.series).data?.value
  const before = useYesterday().destinations
  return useMemo(() => {
    const judged = destinations && [...destinations.values()]
    return {
      records: {
        now: series && totalRate(series, latest, DESTINATION_INPUT),
        yesterday: before && totalRate(before, undefined, DESTINATION_INPUT),
      },
      waiting: {
        now: latest && judged ? totalOf(judged.map(({ figure }) => figure.value)) : undefined,
        yesterday: before && totalNewest(before, 'recordsLag'),
      },
    }
  }, [destinations, latest, series, before])
}

/** How many connectors are Active, by their status, and how many this screen saw so a day ago. */
export function useActiveTotals({ sources, destinations }: Fleet): TotalThenAndNow {
  const latest = [
    useQuery(fleetReads.sources.latest).data,
    useQuery(fleetReads.destinations.latest).data,
  ]
  if (!sources || !destinations) return { now: undefined, yesterday: undefined }
  const connectors = [...sources.values(), ...destinations.values()].map((one) => one.connector)
  const status = (connector: Connector) => {
    const values = latest.map((answer) => answer?.value.connectors[connector.id])
    return statusOf(connector, values[0] ?? values[1])
  }
  const askedAtMs = Math.max(0, ...latest.map((answer) => answer?.asOfMs ?? 0))
  const seen = connectors.map(({ id }) => seenAt(id, askedAtMs - DAY_MS))
  return {
    now: totalOf(connectors.map((connector) => isActive(status(connector)))),
    yesterday: seen.includes(undefined) ? undefined : totalOf(seen.map((one) => isActive(one))),
  }
}

/** How many destinations do not keep up, and how many this screen saw so a day ago. */
export function useLateTotals({ destinations }: Fleet): TotalThenAndNow {
  const latest = useQuery(fleetReads.destinations.latest).data
  if (!destinations) return { now: undefined, yesterday: undefined }
  const entities = [...destinations.values()]
  const dayAgoMs = (latest?.asOfMs ?? 0) - DAY_MS
  const seen = entities.map(({ kind, id }) => seenAt(verdictHistoryId(kind, id), dayAgoMs))
  return {
    now: totalOf(entities.map(({ verdict }) => lateIn(statesOf(verdict)))),
    yesterday: seen.includes(undefined)
      ? undefined
      : totalOf(seen.map((state) => (state ? lateIn([state]) : null))),
  }
}

/** Status or state that this screen saw at a moment; undefined: nobody was watching. */
function seenAt(id: string, atMs: number): string | null | undefined {
  const span = observedStore
    .historyOf(id)
    .spans.find(({ fromMs, toMs }) => fromMs <= atMs && atMs <= toMs)
  return span?.status
}

function isActive(status: string | null | undefined): number | null {
  return typeof status === 'string' ? Number(status.toLowerCase() === 'active') : null
}
