/** The way of a change, part by part, in ms; null: not known. */
export type LatencyParts = {
  /** Database to connector; null also while the source is idle: then the value is an old one. */
  readonly behindMs: number | null
  /** Waiting in Kafka (`lagTimeOf`). */
  readonly waitingMs: number | null
  /** The slowest write of a batch: a maximum, not a mean. */
  readonly writingMs: number | null
  /** What the platform reports for the whole way. */
  readonly totalMs: number | null
}

/** What is left of the total; `overlapMs`: the parts are longer than the total by so much. */
export type Waterfall = LatencyParts &
  (
    | { readonly rest: 'not known' }
    | { readonly rest: 'unexplained'; readonly unexplainedMs: number }
    | { readonly rest: 'overlap'; readonly overlapMs: number }
  )

/**
 * Parts under their total (insight 4). A rest is told only when all parts are known: a missing part is
 * not an unexplained one.
 */
export function waterfallOf(parts: LatencyParts): Waterfall {
  const { behindMs, waitingMs, writingMs, totalMs } = parts
  if (behindMs === null || waitingMs === null || writingMs === null || totalMs === null) {
    return { ...parts, rest: 'not known' }
  }
  const left = totalMs - (behindMs + waitingMs + writingMs)
  return left >= 0
    ? { ...parts, rest: 'unexplained', unexplainedMs: left }
    : { ...parts, rest: 'overlap', overlapMs: -left }
}
