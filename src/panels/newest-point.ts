import type { SeriesByMetric } from '#src/api/metrics-model.ts'

/** Start of the newest bucket that holds a sample of any of the series, epoch ms; null: none does. */
export function newestPointMs(series: SeriesByMetric): number | null {
  const newestMs = Math.max(0, ...Object.values(series).map((one) => one?.timesMs.at(-1) ?? 0))
  return newestMs === 0 ? null : newestMs
}
