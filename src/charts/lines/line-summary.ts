import type { DisplayUnit } from '#src/format/number.ts'
import { completeBuckets } from '#src/series/recent.ts'
import { summarize, type Summary } from '#src/series/summary.ts'
import type { ChartLine, ChartTime } from './chart-line.ts'

/**
 * What a line says in five numbers; null when it has no value. The running bucket of a rate is drawn
 * but not counted: it is not full, and its rate would pass for a fall. A gauge counts to the end.
 */
export function summaryOf(
  { series }: ChartLine,
  unit: DisplayUnit,
  { step, answeredAtMs }: Pick<ChartTime, 'step' | 'answeredAtMs'>,
): Summary | null {
  const isRate = typeof unit !== 'string'
  if (!isRate || answeredAtMs === null) return summarize(series)
  return summarize(completeBuckets(series, step, answeredAtMs))
}
