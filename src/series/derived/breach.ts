import type { Series } from '#src/model/metrics/series.ts'
import type { Step } from '#src/model/time/time-range.ts'
import { estimateOf, type Estimate } from './estimate.ts'
import { newestRun } from './newest-run.ts'
import { sinceTurn } from './since-turn.ts'
import { trendOf, Z_99, type Trend } from './trend.ts'

export type Breach =
  /** Beyond the limit since the first sample of the stretch it has been there without a break. */
  | { readonly kind: 'beyond'; readonly sinceMs: number }
  | (Estimate & { readonly kind: 'coming'; readonly trend: Trend })
  | { readonly kind: 'not in sight' }
  | { readonly kind: 'not enough data'; readonly have: number; readonly need: number }

/** A rise of a fifth of the noise per sample is found from about here on. */
const LEAST_POINTS = 30
const FARTHEST_MS = 24 * 3_600_000

/**
 * When a rising gauge reaches a limit (insight 2). Announced only when even the lowest likely slope
 * rises and the limit is less than a day away; a sink that flushes rarely rises before each flush, so
 * the range is one of 99 in 100.
 */
export function breachOf(
  gauge: Series,
  {
    limit,
    step,
    breaksMs,
  }: { readonly limit: number; readonly step: Step; readonly breaksMs?: readonly number[] },
): Breach {
  const run = newestRun(gauge, step, breaksMs)
  const level = run.values.at(-1)
  if (level === undefined) return { kind: 'not enough data', have: 0, need: LEAST_POINTS }
  if (level >= limit) {
    const lastUnder = run.values.findLastIndex((value) => value < limit)
    return { kind: 'beyond', sinceMs: run.timesMs[lastUnder + 1] ?? NaN }
  }
  const rising = sinceTurn(run, 'trough')
  const trend = trendOf(rising, { z: Z_99, least: LEAST_POINTS })
  if (trend === null)
    return { kind: 'not enough data', have: rising.values.length, need: LEAST_POINTS }
  const etaMs = ((limit - level) / trend.perSec) * 1000
  if (trend.lowPerSec <= 0 || etaMs > FARTHEST_MS) return { kind: 'not in sight' }
  const leftMs = (perSec: number) => ((limit - level) / perSec) * 1000
  const lowMs = leftMs(trend.highPerSec)
  const times = { etaMs, lowMs, highMs: leftMs(trend.lowPerSec) }
  return { kind: 'coming', ...estimateOf(times, step), trend }
}
