import type {
  DestinationFacts,
  Lag,
  Movement,
  PipelineFacts,
  SourceFacts,
} from '#src/model/health/health-facts.ts'
import type { Threshold } from '#src/model/health/threshold.ts'
import type { MetricValues } from '#src/model/metrics/metric.ts'
import type { Freshness } from '#src/model/time/freshness.ts'
import { HOUR_MS, stepOf } from '#src/model/time/time-range.ts'
import { breachesIn } from '#src/series/breaches.ts'
import { observedSeries, type ObservedSamples } from '#src/series/observed/observed-samples.ts'
import { unknownMovement } from '#src/series/slope/movement.ts'
import { lagOf } from './facts-destination.ts'
import { numberOf } from './facts-input.ts'

export type PipelineAnswers = {
  readonly source: SourceFacts | null
  readonly destination: DestinationFacts | null
  /** Its own latest values; undefined: not read, as for rows out of sight. */
  readonly latest: MetricValues | undefined
  readonly statusAge: Freshness
  /** Its latency and lag as this screen has observed them lately. */
  readonly observed: ObservedSamples
  readonly names: PipelineFacts['names']
  /** Pipelines that its destination serves: of several, that lag is not this pipeline's. */
  readonly sharedBy: number
  readonly topicRetentionHours?: number | null
  /** Since when this screen has seen it halted or broken, epoch ms; null: it has not. */
  readonly haltedSinceMs?: number | null
  readonly thresholds?: readonly Threshold[]
  readonly atMs: number
}

/** What is observed comes once a minute. */
const OBSERVED_STEP = stepOf('minute', 1)

/** The facts about one pipeline: its own where it has them, its ends' where it does not. */
export function pipelineFacts(answers: PipelineAnswers): PipelineFacts {
  const { latest, statusAge, source, destination, thresholds = [], observed, atMs } = answers
  const { names, sharedBy, topicRetentionHours = null, haltedSinceMs = null } = answers
  const status = latest?.values['status']
  return {
    status: typeof status === 'string' && status.trim() !== '' ? status : null,
    statusAge,
    breaches: breachesIn(thresholds, (metric) => {
      const series = observedSeries(observed, metric)
      const everyMs = OBSERVED_STEP.ms
      return series.timesMs.length > 0 ? { series, everyMs } : null
    }),
    source,
    destination,
    reads: chainReads(answers),
    ...chainLag(answers),
    names,
    sharedBy,
    topicRetentionMs: topicRetentionHours === null ? null : topicRetentionHours * HOUR_MS,
    haltedSinceMs,
    atMs,
  }
}

/** What a shared destination reads is of all its pipelines: that it reads holds, how much does not. */
function chainReads({ destination, sharedBy }: PipelineAnswers): Movement {
  if (!destination) return unknownMovement('its destination is not known')
  const { movement } = destination
  if (sharedBy < 2) return movement
  return { ...movement, how: `${movement.how}, of all its pipelines`, perSec: null }
}

function chainLag(answers: PipelineAnswers): Pick<PipelineFacts, 'lag' | 'isOwnLag'> {
  const { latest, observed, source, destination, sharedBy, atMs } = answers
  const records = numberOf(latest, 'recordsLag')
  const ends = destination?.lag ?? NO_LAG
  if (records === null || records < 0) return { lag: ends, isOwnLag: sharedBy < 2 }
  const own = lagOf(observedSeries(observed, 'recordsLag'), {
    records,
    gapMs: destination?.flushGapMs ?? null,
    windowMs: destination?.windowMs ?? 5 * OBSERVED_STEP.ms,
    step: OBSERVED_STEP,
    // Of a shared destination only what comes in is this pipeline's, at most.
    perSec: source?.movement.perSec ?? null,
    atMs,
    floor: ends.floor,
  })
  // A destination of its own has the better series: the API's, not what happened to be watched.
  return { lag: sharedBy > 1 ? own : { ...ends, records, atMs }, isOwnLag: true }
}

const NO_LAG: Lag = {
  records: null,
  atMs: null,
  trend: 'not known',
  perSec: null,
  recent: 'not known',
  worthMs: null,
  floor: 0,
}
