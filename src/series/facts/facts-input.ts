import type { Connector } from '#src/model/entity.ts'
import type { DataAge } from '#src/model/health/health-facts.ts'
import type { Breach } from '#src/model/health/threshold-state.ts'
import type { Threshold } from '#src/model/health/threshold.ts'
import type { MetricValues } from '#src/model/metrics/metric.ts'
import type { ConnectorSettings } from '#src/model/settings.ts'
import type { Freshness } from '#src/model/time/freshness.ts'
import { MINUTE_MS, type Step } from '#src/model/time/time-range.ts'
import { newestSampleMs, type EntitySeries } from '#src/series/answer-reading.ts'
import { breachesIn, type Gauge } from '#src/series/breaches.ts'
import {
  NO_SAMPLES,
  observedSeries,
  type ObservedSamples,
} from '#src/series/observed/observed-samples.ts'
import type { Reading } from '#src/series/rate.ts'
import type { UsualHistory } from '#src/series/usual/usual-day.ts'

/** Answers about one connector, from which the facts of its verdict are read. */
export type ConnectorAnswers = {
  /** The row of the list. */
  readonly connector: Connector
  /** Its block of the latest values; undefined: the answer has none, or there is no answer. */
  readonly latest: MetricValues | undefined
  /** Its series of the last quarter of an hour or more; undefined as above. */
  readonly series: EntitySeries | undefined
  readonly answer: AnswerFacts
  /** How old the status is, on the ladder of its own read. */
  readonly statusAge: Freshness
  /** Limits that hold for it (`thresholdFor` of `model/thresholds.ts`). */
  readonly thresholds?: readonly Threshold[]
  /** What this screen observed of it, for numbers that the API has no series of. */
  readonly observed?: ObservedSamples
  /** What was learned of it earlier. */
  readonly usual?: UsualHistory
  /** What the settings file says of its database's change log. */
  readonly changeLog?: ChangeLogSettings
  /** Since when this screen has seen it halted or broken, epoch ms; null: it has not. */
  readonly haltedSinceMs?: number | null
}

export type ChangeLogSettings = Pick<
  ConnectorSettings,
  'headroomBytes' | 'retentionHours' | 'walFactor'
>

/** What all connectors of one bulk answer have in common. */
export type AnswerFacts = {
  readonly step: Step
  readonly reading: Reading
  /** Start of the newest bucket of the whole answer, which is still running; null: it has none. */
  readonly runningMs: number | null
  /** When it was given, epoch ms. */
  readonly atMs: number
  /** Whether the reads of latest values and of series have been answered at all. */
  readonly isRead: boolean
  /** Since when the metrics of nearly all entities are late (`metricsLate`); null: they are not. */
  readonly lateSinceMs: number | null
}

/** Buckets that an entity's newest point may be behind before its numbers are late. */
const LATE_BUCKETS = 3

/** How far the numbers of one connector can be trusted. */
export function dataAgeOf({ latest, series, answer }: ConnectorAnswers): DataAge {
  const { isRead, lateSinceMs, atMs, step } = answer
  if (!isRead) return { kind: 'not read' }
  if (lateSinceMs !== null) return { kind: 'late everywhere', sinceMs: lateSinceMs }
  const newestMs = series ? newestSampleMs(series) : null
  if (newestMs !== null) {
    const isLate = atMs - (newestMs + step.ms) > LATE_BUCKETS * step.ms
    return isLate ? { kind: 'late', newestMs } : { kind: 'fresh' }
  }
  const hasNumbers = Object.values(latest?.values ?? {}).some((one) => typeof one === 'number')
  return hasNumbers ? { kind: 'fresh' } : { kind: 'none' }
}

/** The newest word on the status: latest values are asked for more often than the list. */
export function statusIn({ connector, latest }: ConnectorAnswers): string | null {
  const status = latest?.values['connector_status']
  return typeof status === 'string' && status.trim() !== '' ? status : connector.status
}

/** A latest value that is a number; null: not reported, not mentioned, or no number. */
export function numberOf(latest: MetricValues | undefined, name: string): number | null {
  const value = latest?.values[name]
  return typeof value === 'number' && Number.isFinite(value) ? value : null
}

/**
 * The limits that one connector has crossed. The API's series go before what was observed.
 * @param refine changes a gauge before it is measured; the default leaves it as it came
 */
export function breachesOf(
  { thresholds = [], series = {}, observed = NO_SAMPLES, answer }: ConnectorAnswers,
  refine: (gauge: Gauge, metric: string) => Gauge = (gauge) => gauge,
): readonly Breach[] {
  return breachesIn(thresholds, (metric) => {
    const own = series[metric]
    if (own && own.timesMs.length > 0)
      return refine({ series: own, everyMs: answer.step.ms }, metric)
    const seen = observedSeries(observed, metric)
    return seen.timesMs.length > 0 ? { series: seen, everyMs: MINUTE_MS } : null
  })
}
