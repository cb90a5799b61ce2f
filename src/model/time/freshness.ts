/** How much an answer may still be trusted, by its age (design: age ladder). */
export type Freshness = 'fresh' | 'late' | 'stale' | 'unknown'

/**
 * Step on the ladder for an answer `ageMs` old that is renewed every `periodMs`: fresh up to two
 * periods, late up to three, stale beyond, unknown beyond ten or when nothing ever came (`null`).
 */
export function freshnessOf(ageMs: number | null, periodMs: number): Freshness {
  if (ageMs === null || ageMs > 10 * periodMs) return 'unknown'
  if (ageMs > 3 * periodMs) return 'stale'
  return ageMs > 2 * periodMs ? 'late' : 'fresh'
}
