import type { Answer } from '#src/api/answer.ts'
import type { EntityMetrics } from '#src/api/metrics-model.ts'
import type { HealthState } from '#src/model/health/health.ts'
import type { Threshold } from '#src/model/health/threshold.ts'
import type { MetricValues } from '#src/model/metrics/metric.ts'
import type { Series } from '#src/model/metrics/series.ts'
import { MINUTE_MS } from '#src/model/time/time-range.ts'
import type { ChainFacts } from '#src/series/chain-figures.ts'
import type { Chain } from '#src/series/chain.ts'

export type LatestAnswer = Answer<EntityMetrics<MetricValues> | null> | undefined

/** What was answered about a chain beside its series; undefined: not answered. */
export type ChainLatest = {
  readonly pipeline: LatestAnswer
  readonly source: LatestAnswer
  readonly destination: LatestAnswer
  /** Null: not judged yet. */
  readonly sourceState: HealthState | null
}

/** The limits of the entities of a chain. */
export type ChainThresholds = {
  readonly pipeline: readonly Threshold[]
  readonly source: readonly Threshold[]
  readonly destination: readonly Threshold[]
}

/** Silent for longer than this, a source keeps its last delay: the number is an old one. */
const IDLE_MS = 5 * MINUTE_MS

/** Verdicts under which a source delivers what there is: an up-to-date destination is up to date. */
const DELIVERS: ReadonlySet<HealthState> = new Set([
  'flowing',
  'quiet',
  'starting',
  'snapshot',
  'draining',
  'behind',
  'retrying',
  'over-warn',
  'over-crit',
])

/** What `chainFigures` is told beside the series. */
export function chainFacts(
  chain: Chain,
  latest: ChainLatest,
  thresholds: ChainThresholds,
): ChainFacts {
  const silentMs = valueOf(latest.source, 'StreamingMilliSecondsSinceLastEvent')
  const sourceAtMs = latest.source?.asOfMs ?? null
  const isIdle = silentMs !== null && silentMs > IDLE_MS
  const hasEnded = latest.sourceState !== null && !DELIVERS.has(latest.sourceState)
  const running = valueOf(latest.source, 'SnapshotRunning')
  return {
    records: valueOf(latest.pipeline, 'recordsLag'),
    recordsAtMs: latest.pipeline?.asOfMs ?? null,
    latencyMs: valueOf(latest.pipeline, 'latency') ?? valueOf(latest.destination, 'latency'),
    behindMs: isIdle ? null : valueOf(latest.source, 'StreamingMilliSecondsBehindSource'),
    batchMs: valueOf(latest.destination, 'putBatchMaxTimeMs'),
    sourceEndedAtMs:
      hasEnded && silentMs !== null && sourceAtMs !== null ? sourceAtMs - silentMs : null,
    isSnapshotRunning: running !== null && running > 0,
    limits: limitsOf(chain, thresholds),
  }
}

/** Buckets without a write after which a source is idle. */
const IDLE_BUCKETS = IDLE_MS / MINUTE_MS

/**
 * The same for a window of the past, of which no verdict is kept: from the chain's own newest buckets
 * where they tell, else from the values at its end. Whether a silent source was well nobody knows
 * then: the destination is complete up to its last change in any case.
 */
export function pastFacts(chain: Chain, atEnd: ChainFacts): ChainFacts {
  const { series, latencyMs, endMs } = chain
  const isIdle = series.inPerSec.values.slice(-IDLE_BUCKETS).every((perSec) => perSec === 0)
  return {
    ...atEnd,
    recordsAtMs: endMs,
    latencyMs: newestOf(latencyMs) ?? atEnd.latencyMs,
    behindMs: isIdle ? null : (newestOf(series.behindMs) ?? atEnd.behindMs),
    batchMs: newestOf(series.batchMs) ?? atEnd.batchMs,
    sourceEndedAtMs: isIdle ? lastWriteMs(chain) : null,
  }
}

/** End of the newest bucket in which something was written, or the beginning of the window. */
function lastWriteMs({ series: { inPerSec }, step }: Chain): number | null {
  const last = inPerSec.values.findLastIndex((perSec) => perSec > 0)
  return last < 0 ? (inPerSec.timesMs[0] ?? null) : (inPerSec.timesMs[last] ?? NaN) + step.ms
}

function newestOf({ values }: Series): number | null {
  return values.findLast((value) => Number.isFinite(value)) ?? null
}

function limitsOf(
  { series, latencyMs }: Chain,
  { pipeline, source, destination }: ChainThresholds,
): ChainFacts['limits'] {
  const gauges = [
    [series.lag, pipeline, 'recordsLag'],
    [latencyMs, destination, 'latency'],
    [series.behindMs, source, 'StreamingMilliSecondsBehindSource'],
  ] as const
  return gauges.flatMap(([gauge, limits, metric]) =>
    limits
      .filter((threshold) => threshold.metric === metric)
      .map((threshold) => ({ gauge, threshold })),
  )
}

/** A latest value that was measured; null: no number, or the API's word for none (−1). */
export function valueOf(answer: LatestAnswer, name: string): number | null {
  const value = answer?.value?.data.values[name]
  return typeof value === 'number' && Number.isFinite(value) && value >= 0 ? value : null
}
