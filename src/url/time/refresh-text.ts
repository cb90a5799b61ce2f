import { COMPARISONS, type Comparison } from '#src/model/metrics/comparison.ts'
import { REFRESH_INTERVALS, type RefreshInterval } from '#src/model/time/refresh-interval.ts'

export const DEFAULT_REFRESH: RefreshInterval = 'auto'
export const DEFAULT_COMPARISON: Comparison = 'none'

/** Reads how often the page asks again: `off`, `5s` to `5m`, `auto`; null for anything else. */
export function parseRefresh(text: string): RefreshInterval | null {
  return REFRESH_INTERVALS.find((one) => one === text) ?? null
}

/** Reads a comparison: `none`, `period`, `day`, `week`; null for anything else. */
export function parseComparison(text: string): Comparison | null {
  return COMPARISONS.find((one) => one === text) ?? null
}
