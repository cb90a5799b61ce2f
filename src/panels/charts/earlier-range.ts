import { comparisonWindow, type Comparison } from '#src/model/metrics/comparison.ts'
import type { Step, TimeRange, TimeWindow } from '#src/model/time/time-range.ts'

/** How a page compares: what with, in buckets of which step, by the clock of which zone. */
export type Compared = {
  readonly compare: Comparison
  readonly step: Step
  readonly zone: string
}

/**
 * The range to ask for beside the window on screen; null: nothing to compare with, or the window is
 * not known yet. It is fixed, so its answer never changes and is kept.
 */
export function earlierRange(
  { compare, step, zone }: Compared,
  window: TimeWindow | undefined,
): TimeRange | null {
  const earlier = window && comparisonWindow(window, compare, { step, zone })
  return earlier ? { kind: 'fixed', ...earlier } : null
}
