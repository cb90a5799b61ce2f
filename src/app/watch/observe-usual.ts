import { hashKey, type QueryClient } from '@tanstack/react-query'
import type { BulkMetrics, BulkTimeseries } from '#src/api/metrics-model.ts'
import type { ObservedStore } from '#src/api/observed/observed-store.ts'
import type { MetricValues } from '#src/model/metrics/metric.ts'
import { fleetReads } from '#src/panels/fleet/fleet-reads.ts'
import { newestInAnswerMs, readingOfAnswer } from '#src/series/answer-reading.ts'
import { DESTINATION_INPUT, SOURCE_OUTPUT } from '#src/series/counters.ts'
import type { UsualHistory } from '#src/series/usual/usual-day.ts'
import { learnDestination, learnSource, type UsualAnswer } from '#src/series/usual/usual-learn.ts'

type Lesson = {
  readonly counters: readonly string[]
  readonly learn: (history: UsualHistory, answer: UsualAnswer) => UsualHistory
}

const LESSONS: Readonly<Record<'sources' | 'destinations', Lesson>> = {
  sources: { counters: SOURCE_OUTPUT, learn: learnSource },
  destinations: { counters: DESTINATION_INPUT, learn: learnDestination },
}

/**
 * Learns what is usual from the series that lists read anyway, until the returned function is called.
 */
export function observeUsual(client: QueryClient, store: ObservedStore): () => void {
  const { sources, destinations } = fleetReads
  const takeSources = () =>
    learnAnswer(store, LESSONS.sources, {
      series: client.getQueryData(sources.series.queryKey)?.value,
      latest: client.getQueryData(sources.latest.queryKey)?.value,
    })
  const takeDestinations = () =>
    learnAnswer(store, LESSONS.destinations, {
      series: client.getQueryData(destinations.series.queryKey)?.value,
      latest: client.getQueryData(destinations.latest.queryKey)?.value,
    })
  const takes = new Map([
    [hashKey(sources.series.queryKey), takeSources],
    [hashKey(destinations.series.queryKey), takeDestinations],
  ])
  for (const take of takes.values()) take()
  return client.getQueryCache().subscribe((event) => {
    if (event.type === 'updated' && event.action.type === 'success') {
      takes.get(event.query.queryHash)?.()
    }
  })
}

type Answers = {
  readonly series: BulkTimeseries | undefined
  readonly latest: BulkMetrics<MetricValues> | undefined
}

/** Only of connectors that are Active: an outage is no habit. */
function learnAnswer(
  store: ObservedStore,
  { counters, learn }: Lesson,
  { series, latest }: Answers,
): void {
  if (!series) return
  const { connectors } = series.metrics
  const reading = readingOfAnswer(connectors, latest?.connectors, counters)
  const runningMs = newestInAnswerMs(connectors) ?? 0
  for (const [id, own] of Object.entries(connectors)) {
    const status = latest?.connectors[id]?.values['connector_status']
    if (typeof status !== 'string' || status.toLowerCase() !== 'active') continue
    store.learn(id, (history) =>
      learn(history, { series: own, step: series.step, reading, runningMs }),
    )
  }
}
