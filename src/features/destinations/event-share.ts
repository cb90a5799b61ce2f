import type { BulkTimeseries } from '#src/api/metrics-model.ts'
import { EMPTY_SERIES, type Series } from '#src/model/metrics/series.ts'
import { HOUR_MS } from '#src/model/time/time-range.ts'
import { readingOfAnswer } from '#src/series/answer-reading.ts'
import { rateOf } from '#src/series/rate.ts'

/** Events of one source by kind, per second. */
type Events = { readonly creates: Series; readonly updates: Series; readonly deletes: Series }

const COUNTERS = {
  creates: 'StreamingTotalNumberOfCreateEventsSeen',
  updates: 'StreamingTotalNumberOfUpdateEventsSeen',
  deletes: 'StreamingTotalNumberOfDeleteEventsSeen',
} as const

/** How many rows a waiting record adds, at an instant (epoch ms); see `eventShare`. */
export type EventShare = (atMs: number) => number | null

/**
 * (inserts − deletes) / all events of the sources that feed a destination, in the hour that ends with the
 * bucket of an instant: −1 (all of them delete) to 1 (all of them insert). Null where a source tells
 * nothing then, or no event happened: an unknown part must not read as none.
 */
export function eventShare(answer: BulkTimeseries, sourceIds: readonly string[]): EventShare {
  const { metrics, step } = answer
  const reading = readingOfAnswer(metrics.connectors, undefined, Object.values(COUNTERS))
  const sources = sourceIds.map((id): Events => {
    const own = metrics.connectors[id] ?? {}
    const rate = (name: string) => rateOf(own[name] ?? EMPTY_SERIES, step, reading).rate
    return {
      creates: rate(COUNTERS.creates),
      updates: rate(COUNTERS.updates),
      deletes: rate(COUNTERS.deletes),
    }
  })
  return (atMs) => {
    const toMs = atMs + step.ms
    const sum = (series: Series) => sumBetween(series, toMs - HOUR_MS, toMs)
    let rows = 0
    let events = 0
    for (const { creates, updates, deletes } of sources) {
      const [made, changed, gone] = [sum(creates), sum(updates), sum(deletes)]
      if (made === null || changed === null || gone === null) return null
      rows += made - gone
      events += made + changed + gone
    }
    return events === 0 ? null : rows / events
  }
}

/** Sum of the known values; null: none is. */
function sumBetween({ timesMs, values }: Series, fromMs: number, toMs: number): number | null {
  const known = values.filter((value, index) => {
    const atMs = timesMs[index] ?? NaN
    return atMs >= fromMs && atMs < toMs && Number.isFinite(value)
  })
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0)
}
