import { alignToStep, type Step, type TimeWindow } from '#src/model/time/time-range.ts'
import { shiftByCalendar } from '#src/model/time/wall-clock.ts'

/** What a chart is laid over: nothing, the window before, the same hours a day or a week earlier. */
export type Comparison = 'none' | 'period' | 'day' | 'week'

export const COMPARISONS: readonly Comparison[] = ['none', 'period', 'day', 'week']

/**
 * The earlier window to compare with, edges on buckets; null for `none`. A day and a week earlier go
 * by the wall clock of the zone: 9:00 is compared with 9:00 although the clocks changed in between,
 * so the distance in ms may be an hour more or less than 24 or 168 hours.
 */
export function comparisonWindow(
  window: TimeWindow,
  comparison: Comparison,
  { step, zone }: { readonly step: Step; readonly zone: string },
): TimeWindow | null {
  if (comparison === 'none') return null
  const { fromMs, toMs } = window
  if (comparison === 'period') {
    return alignToStep({ fromMs: 2 * fromMs - toMs, toMs: fromMs }, step)
  }
  const shift = { count: -1, unit: comparison === 'day' ? 'd' : 'w' } as const
  return alignToStep(
    { fromMs: shiftByCalendar(fromMs, shift, zone), toMs: shiftByCalendar(toMs, shift, zone) },
    step,
  )
}
