import type { Series } from '#src/model/metrics/series.ts'
import type { Step, TimeWindow } from '#src/model/time/time-range.ts'

/** Numbers of one incident for the report written afterwards; every time is right to one bucket. */
export type Recovery = {
  readonly peak: number
  readonly peakMs: number
  /** Whole buckets at or above the limit. */
  readonly aboveMs: number
  /** Area under the lag, record-minutes, over the buckets that are known. */
  readonly recordMinutes: number
  /** First bucket at or above the limit; null: never reached. */
  readonly onsetMs: number | null
  /** From onset to peak, and from peak to the first bucket back under the limit; null: not yet, or never. */
  readonly toPeakMs: number | null
  readonly toDrainMs: number | null
  /** Part of the window without a value: the numbers above leave it out. */
  readonly unknownMs: number
}

/** Recovery numbers of a lag (insight 27) inside a marked window; null: no bucket in it is known. */
export function recoveryOf(
  lag: Series,
  {
    step,
    window,
    limit,
  }: { readonly step: Step; readonly window: TimeWindow; readonly limit: number },
): Recovery | null {
  const samples = lag.timesMs
    .map((atMs, index) => ({ atMs, value: lag.values[index] ?? NaN }))
    .filter(
      ({ atMs, value }) => atMs >= window.fromMs && atMs < window.toMs && Number.isFinite(value),
    )
  const [first] = samples
  if (!first) return null
  const top = samples.reduce((most, sample) => (sample.value > most.value ? sample : most), first)
  const above = samples.filter(({ value }) => value >= limit)
  const onsetMs = above[0]?.atMs ?? null
  const under = samples.find(({ atMs, value }) => atMs > top.atMs && value < limit)
  const minutes = step.ms / 60_000
  return {
    peak: top.value,
    peakMs: top.atMs,
    aboveMs: above.length * step.ms,
    recordMinutes: samples.reduce((sum, { value }) => sum + value * minutes, 0),
    onsetMs,
    toPeakMs: onsetMs === null ? null : top.atMs - onsetMs,
    toDrainMs: onsetMs === null || !under ? null : under.atMs - top.atMs,
    unknownMs: Math.max(0, window.toMs - window.fromMs - samples.length * step.ms),
  }
}
