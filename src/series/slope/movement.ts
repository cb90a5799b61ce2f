import type { Movement } from '#src/model/health/health-facts.ts'
import type { Series } from '#src/model/metrics/series.ts'
import type { Step } from '#src/model/time/time-range.ts'
import { MINUTE_MS } from '#src/model/time/time-range.ts'
import { rateOf, type Reading } from '#src/series/rate.ts'

/** One counter of an entity, and how its series is read (`decideReading`, `commonReading`). */
export type Counter = { readonly name: string; readonly series: Series; readonly reading: Reading }

export type MovementOptions = {
  readonly step: Step
  /** Start of the newest bucket of the whole answer, which is still running, epoch ms. */
  readonly runningMs: number
  /** W: so long a silence means something. */
  readonly windowMs: number
  /** What was seen before the answer begins. */
  readonly watched?: Watched
}

/** What was seen of a connector in earlier answers. Moments are epoch ms. */
export type Watched = {
  /** Since when without a hole; null: not watched. */
  readonly fromMs: number | null
  /** Until when; null: not watched. */
  readonly toMs: number | null
  /** End of the newest bucket in which it moved; null: none was seen. */
  readonly lastMovedMs: number | null
}

const NOT_WATCHED: Watched = { fromMs: null, toMs: null, lastMovedMs: null }

/** W of docs/health.md for a sink that is usually silent for `flushGapMs` between two writes. */
export function movementWindowMs(step: Step, flushGapMs: number | null): number {
  return Math.max(5 * MINUTE_MS, 3 * step.ms, 3 * (flushGapMs ?? 0))
}

/**
 * Whether a counter rose in the newest W. One rise is a yes. A no needs every full bucket of W, each
 * with a known rate of zero: a hole, or a fall that hides what was added, leaves it not known. The
 * running bucket may say yes and never says no.
 */
export function movementOf(
  { name, series, reading }: Counter,
  { step, runningMs, windowMs, watched = NOT_WATCHED }: MovementOptions,
): Movement {
  const { rate } = rateOf(series, step, reading)
  const fromMs = runningMs - windowMs
  const risesMs = rate.timesMs.filter((_, index) => (rate.values[index] ?? NaN) > 0)
  const lastRiseMs = risesMs.at(-1)
  const lastMs =
    lastRiseMs === undefined ? watched.lastMovedMs : Math.min(lastRiseMs + step.ms, runningMs)
  const perSec = meanBetween(rate, fromMs, runningMs)
  const base = { how: name, perSec, lastMs }
  // A sink that writes rarely may have moved before the answer begins, and still within W.
  const newestRiseMs = lastRiseMs ?? (watched.lastMovedMs ?? -Infinity) - step.ms
  if (newestRiseMs >= fromMs) return { ...base, moves: 'yes', overMs: windowMs }
  const silentMs = watchedSilence(knownSilence(rate, step, runningMs), {
    rate,
    step,
    runningMs,
    watched,
  })
  if (silentMs >= windowMs) return { ...base, moves: 'no', overMs: silentMs }
  const how = `${name} is known for ${Math.floor(silentMs / MINUTE_MS)} of ${Math.ceil(windowMs / MINUTE_MS)} min only`
  return { ...base, moves: 'not known', how, overMs: silentMs }
}

/** No counter to go by. */
export function unknownMovement(how: string): Movement {
  return { moves: 'not known', how, perSec: null, overMs: 0, lastMs: null }
}

/** Length of the unbroken run of zero rates that ends at the newest full bucket, ms. */
function knownSilence(rate: Series, step: Step, runningMs: number): number {
  let nextMs = runningMs
  for (let index = rate.timesMs.length - 1; index >= 0; index--) {
    const atMs = rate.timesMs[index] ?? NaN
    if (atMs >= runningMs) continue
    if (rate.values[index] !== 0 || nextMs - atMs > 2 * step.ms) break
    nextMs = atMs
  }
  return runningMs - nextMs
}

/** A silence that fills the whole answer goes back to what was seen before it, if no hole lies between. */
function watchedSilence(
  silentMs: number,
  options: Pick<MovementOptions, 'step' | 'runningMs'> & { rate: Series; watched: Watched },
): number {
  const { rate, step, runningMs, watched } = options
  const firstMs = rate.timesMs[0] ?? runningMs
  const fillsAnswer = silentMs > 0 && runningMs - silentMs <= firstMs
  const { fromMs, toMs, lastMovedMs } = watched
  const reachesAnswer = toMs !== null && toMs + step.ms >= firstMs
  if (!fillsAnswer || !reachesAnswer || fromMs === null) return silentMs
  return Math.max(silentMs, runningMs - (lastMovedMs ?? fromMs))
}

/** Without the running bucket, which is not full yet. */
function meanBetween(rate: Series, fromMs: number, toMs: number): number | null {
  const known = rate.values.filter((value, index) => {
    const atMs = rate.timesMs[index] ?? NaN
    return atMs >= fromMs && atMs < toMs && Number.isFinite(value)
  })
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0) / known.length
}

/**
 * Usual time between two writes of a sink that writes in batches: the middle of the gaps between the
 * buckets in which it read, ms. A sink that reads in every bucket has the step. One reading in the
 * window tells that the gap is at least the silence before it. Null: none, so it cannot be told.
 */
export function flushGapMs({ series, reading }: Counter, step: Step): number | null {
  const { rate } = rateOf(series, step, reading)
  const risesMs = rate.timesMs.filter((_, index) => (rate.values[index] ?? NaN) > 0)
  const [firstMs, ...others] = risesMs
  if (firstMs === undefined) return null
  if (others.length === 0) return firstMs - (rate.timesMs[0] ?? firstMs) + step.ms
  const gaps = others.map((atMs, index) => atMs - (risesMs[index] ?? atMs))
  return gaps.toSorted((a, b) => a - b)[gaps.length >> 1] ?? null
}
