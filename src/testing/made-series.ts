import type { Series } from '#src/model/metrics/series.ts'

export const START_MS = Date.UTC(2026, 10, 20, 12)
const MINUTE_MS = 60_000

/** One sample a minute from noon of 20 November 2026. */
export function seriesOf(count: number, valueAt: (index: number) => number): Series {
  const places = Array.from({ length: count }, (_, index) => index)
  return {
    timesMs: places.map((index) => START_MS + index * MINUTE_MS),
    values: places.map(valueAt),
  }
}

/** Repeatable standard normal noise (mulberry32 and Box–Muller). */
export function noise(seed: number): () => number {
  let state = seed
  function uniform() {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  return () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform())
}
