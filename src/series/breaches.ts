import { breachOf, thresholdState, type Breach } from '#src/model/health/threshold-state.ts'
import type { Threshold } from '#src/model/health/threshold.ts'
import type { Series } from '#src/model/metrics/series.ts'

/** A gauge as a threshold sees it; `everyMs`: usual time between two of its samples. */
export type Gauge = { readonly series: Series; readonly everyMs: number }

/** Samples this many times further apart than usual leave a pause that nobody measured. */
const PAUSE = 2.5

/** The thresholds that are crossed at the newest sample of their gauge; `null`: no such gauge. */
export function breachesIn(
  thresholds: readonly Threshold[],
  gaugeOf: (metric: string) => Gauge | null,
): readonly Breach[] {
  return thresholds.flatMap((threshold) => {
    const gauge = gaugeOf(threshold.metric)
    if (!gauge) return []
    const { timesMs, values } = gauge.series
    const samples = timesMs.map((atMs, index) => ({ atMs, value: values[index] ?? NaN }))
    const longestPauseMs = PAUSE * gauge.everyMs
    const state = thresholdState(threshold, samples, { longestPauseMs })
    const breach = breachOf(threshold, state, timesMs[0] ?? null)
    return breach ? [breach] : []
  })
}
