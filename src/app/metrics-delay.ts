import type { Answer } from '#src/api/answer.ts'
import type { BulkTimeseries } from '#src/api/metrics-model.ts'
import { newestPointMs } from '#src/panels/newest-point.ts'

/** Metrics of nearly all connectors ended at about the same time: one event, not one for each. */
export type MetricsDelay = {
  /** Connectors whose newest point is too old. */
  readonly late: number
  /** Connectors that have any point. */
  readonly of: number
  /** The newest point among the late ones, epoch ms. */
  readonly sinceMs: number
}

/** Two connectors can both be quiet; from three on it is worth a sentence. */
const FEWEST_CONNECTORS = 3
const LATE_SHARE = 0.8
const BUCKETS = 3

/**
 * Whether the API's metrics are late as a whole: at least 80 % of three or more connectors have their
 * newest bucket ended more than three buckets before the answer. Null: they are not,
 * or it cannot be told. Compared with the moment of the answer, so that failed reads are another matter.
 */
export function metricsDelay(answers: readonly Answer<BulkTimeseries>[]): MetricsDelay | null {
  const ages = answers.flatMap(({ value: { metrics, step }, asOfMs }) =>
    Object.values(metrics.connectors).flatMap((series) => {
      const newestMs = newestPointMs(series)
      if (newestMs === null) return []
      const bucketEndMs = newestMs + step.ms
      return [{ newestMs, isLate: asOfMs - bucketEndMs > BUCKETS * step.ms }]
    }),
  )
  const late = ages.filter(({ isLate }) => isLate)
  if (ages.length < FEWEST_CONNECTORS || late.length < LATE_SHARE * ages.length) return null
  return {
    late: late.length,
    of: ages.length,
    sinceMs: Math.max(...late.map(({ newestMs }) => newestMs)),
  }
}
