/** The newest point of one entity that has any, and how old it is. */
export type NewestPoint = {
  /** Start of its newest bucket, epoch ms. */
  readonly newestMs: number
  /** Width of the buckets asked for: long ones are late by nature. */
  readonly stepMs: number
  /** When the answer was given, epoch ms. */
  readonly answeredAtMs: number
}

/**
 * Whether the metrics of nearly all entities stopped at about the same time: one event, not one for
 * each. `cannot tell`: there are too few entities. A round whose requests failed is not here: that is
 * the connection's trouble, and says nothing about the metrics.
 */
export type MetricsLate =
  | { readonly kind: 'on time' }
  | { readonly kind: 'cannot tell' }
  | {
      readonly kind: 'late'
      /** The newest point among the late ones, epoch ms. */
      readonly sinceMs: number
      readonly late: number
      /** Entities that have any point. */
      readonly of: number
    }

/** One or two can both be quiet; from three on it is worth a sentence. */
const FEWEST_ENTITIES = 3
const LATE_SHARE = 0.8
const LATE_BUCKETS = 3

/** Judges one round: ages count from the answers, so the browser's clock has no say. */
export function metricsLate(points: readonly NewestPoint[]): MetricsLate {
  if (points.length < FEWEST_ENTITIES) return { kind: 'cannot tell' }
  const late = points.filter(
    ({ newestMs, stepMs, answeredAtMs }) =>
      answeredAtMs - (newestMs + stepMs) > LATE_BUCKETS * stepMs,
  )
  if (late.length < LATE_SHARE * points.length) return { kind: 'on time' }
  const sinceMs = Math.max(...late.map(({ newestMs }) => newestMs))
  return { kind: 'late', sinceMs, late: late.length, of: points.length }
}
