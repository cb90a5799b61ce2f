import { useQuery, type UseQueryResult } from '@tanstack/react-query'
import { useState } from 'react'
import type { Answer } from '#src/api/answer.ts'
import { LATEST_PERIOD_MS } from '#src/api/periods.ts'
import { pageNow } from '#src/model/time/server-time.ts'
import { fleetReads } from '#src/panels/fleet/fleet-reads.ts'
import { useFromNow } from '#src/ui/age/clock-context.tsx'
import { boardAge, type BoardAge } from './board-age.ts'

export type BoardState = {
  readonly age: BoardAge
  /** When the newest answer was given, epoch ms; null: none has come. */
  readonly newestMs: number | null
  /** Why the last try of a read failed, here or between proxy and API; null: it did not. */
  readonly error: Error | null
}

/** How old the board is as a whole, by the latest values that every tile stands on. */
export function useBoardAge(): BoardState {
  const [startedMs] = useState(pageNow)
  const sources = useQuery(fleetReads.sources.latest)
  const destinations = useQuery(fleetReads.destinations.latest)
  const moments = [sources.data?.asOfMs, destinations.data?.asOfMs].filter((ms) => ms !== undefined)
  const newestMs = moments.length === 0 ? null : Math.max(...moments)
  const sinceMs = useFromNow((nowMs) => {
    const age = boardAge(newestMs, { startedMs, periodMs: LATEST_PERIOD_MS, nowMs })
    return age.kind === 'not live' ? age.sinceMs : null
  })
  const live: BoardAge = { kind: newestMs === null ? 'waiting' : 'live' }
  return {
    age: sinceMs === null ? live : { kind: 'not live', sinceMs },
    newestMs,
    error: failureOf(sources) ?? failureOf(destinations),
  }
}

/** While the API fails the proxy answers with what it has read before, and with the cause. */
function failureOf({ error, data }: Pick<UseQueryResult<Answer<unknown>>, 'error' | 'data'>) {
  return error ?? data?.failure ?? null
}
