import type { Series } from '#src/model/metrics/series.ts'
import type { Step } from '#src/model/time/time-range.ts'
import { estimateOf, type Estimate } from './estimate.ts'
import { flushLows } from './flushes.ts'
import { newestRun } from './newest-run.ts'
import { sinceTurn } from './since-turn.ts'
import { LEAST_POINTS, trendOf, type Trend } from './trend.ts'

/** What a drain time is worked out from. */
export type DrainInput = {
  /** Records waiting, full buckets only. */
  readonly lag: Series
  readonly step: Step
  /** Restarts and rebalances of the destination; what lies before the last one does not count. */
  readonly breaksMs?: readonly number[]
  /** Records per second written for, and taken by, the destination; null: not known. */
  readonly inPerSec: number | null
  readonly outPerSec: number | null
  /** At or under it nothing waits (markers, filtered records); 0 until learned. */
  readonly floor?: number
}

export type Drain =
  | { readonly kind: 'drained' }
  | (Estimate & {
      readonly kind: 'draining'
      /** From the two rates, where it differs by more than a quarter: then neither is sure. */
      readonly otherEtaMs: number | null
      readonly trend: Trend
    })
  | { readonly kind: 'not draining'; readonly trend: Trend }
  /** Level, nothing written and nothing read: the lag may be of records that no longer exist. */
  | { readonly kind: 'unconfirmed' }
  | {
      readonly kind: 'not enough data'
      readonly have: number
      readonly need: number
      readonly of: 'points' | 'flushes'
    }

/** Two ways to the same number may differ by this share. */
const AGREES_WITHIN = 0.25
/** Three flushes still misread a slope by a third; from here on it is right within a tenth. */
const LEAST_FLUSHES = 4

/**
 * When the destination has caught up (insight 1): lag over its robust slope, through the lows of a
 * sink that writes in batches.
 */
export function drainOf(input: DrainInput): Drain {
  const run = newestRun(input.lag, input.step, input.breaksMs)
  const level = run.values.at(-1)
  if (level === undefined)
    return { kind: 'not enough data', have: 0, need: LEAST_POINTS, of: 'points' }
  if (level <= (input.floor ?? 0)) return { kind: 'drained' }
  const lows = flushLows(run)
  if (lows !== null && lows.values.length < LEAST_FLUSHES) {
    return { kind: 'not enough data', have: lows.values.length, need: LEAST_FLUSHES, of: 'flushes' }
  }
  const least = lows === null ? LEAST_POINTS : LEAST_FLUSHES
  const stretch = newestStretch(lows ?? run, least)
  const trend = trendOf(stretch, { least })
  if (trend === null) {
    return {
      kind: 'not enough data',
      have: stretch.values.length,
      need: LEAST_POINTS,
      of: 'points',
    }
  }
  if (trend.perSec === 0 && input.inPerSec === 0 && input.outPerSec === 0) {
    return { kind: 'unconfirmed' }
  }
  if (trend.perSec >= 0) return { kind: 'not draining', trend }
  return draining(run.timesMs.at(-1) ?? NaN, trend, input)
}

/**
 * The lag since it last turned: a line through both sides of a turn has the slope of neither. It has
 * turned upwards only where it clearly rises since, as the lowest sample of a noisy fall is no turn.
 */
function newestStretch(lag: Series, least: number): Series {
  const sincePeak = sinceTurn(lag, 'peak')
  const sinceTrough = sinceTurn(sincePeak, 'trough')
  const rise = trendOf(sinceTrough, { least })
  return rise !== null && rise.lowPerSec > 0 ? sinceTrough : sincePeak
}

function draining(
  newestMs: number,
  trend: Trend,
  { step, inPerSec, outPerSec }: DrainInput,
): Drain {
  const leftMs = (perSec: number) =>
    Math.max(0, trend.middleMs + (trend.middleValue / -perSec) * 1000 - newestMs)
  const etaMs = leftMs(trend.perSec)
  const highMs = trend.highPerSec < 0 ? leftMs(trend.highPerSec) : null
  const gainPerSec = inPerSec === null || outPerSec === null ? NaN : outPerSec - inPerSec
  const otherMs = gainPerSec > 0 ? etaMs * (-trend.perSec / gainPerSec) : NaN
  const disagrees = Number.isFinite(otherMs) && Math.abs(otherMs - etaMs) > AGREES_WITHIN * etaMs
  return {
    kind: 'draining',
    ...estimateOf({ etaMs, lowMs: leftMs(trend.lowPerSec), highMs }, step),
    otherEtaMs: disagrees ? otherMs : null,
    trend,
  }
}
