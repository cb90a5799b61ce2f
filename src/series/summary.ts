import type { Series } from '#src/model/metrics/series.ts'

/** What a series says in five numbers; `avg` is the plain mean of the samples that have a value. */
export type Summary = {
  readonly last: number
  readonly lastMs: number
  readonly min: number
  readonly avg: number
  readonly max: number
}

/** Summary over the samples that have a value; null when none has. */
export function summarize({ timesMs, values }: Series): Summary | null {
  let lastIndex = -1
  let min = Infinity
  let max = -Infinity
  let sum = 0
  let count = 0
  for (let index = 0; index < values.length; index++) {
    const value = values[index] ?? NaN
    if (!Number.isFinite(value)) continue
    if (value < min) min = value
    if (value > max) max = value
    sum += value
    count++
    lastIndex = index
  }
  const last = values[lastIndex]
  const lastMs = timesMs[lastIndex]
  if (last === undefined || lastMs === undefined) return null
  return { last, lastMs, min, avg: sum / count, max }
}
