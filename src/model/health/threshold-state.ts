import type { Threshold } from './threshold.ts'

export type ThresholdLevel = 'none' | 'warn' | 'crit'

/** Where a threshold stands after the samples so far. Moments are epoch ms. */
export type ThresholdState = {
  readonly level: ThresholdLevel
  /** When the value went over the level that is raised; null: none is. */
  readonly sinceMs: number | null
  /** How long each level has been held without a break, and since when; null: the value is inside. */
  readonly warn: Held | null
  readonly crit: Held | null
  /** Time of the newest sample taken in; null: none yet. */
  readonly lastMs: number | null
  /** Its value; null: none yet, or the newest one was missing. */
  readonly value: number | null
}

type Held = { readonly sinceMs: number; readonly heldMs: number }

/** A threshold that is crossed, with what crossed it. */
export type Breach = {
  readonly threshold: Threshold
  readonly level: 'warn' | 'crit'
  readonly value: number
  readonly atMs: number
  readonly sinceMs: number
  /** Whether it was over the level in the first sample already, so that it may have lasted longer. */
  readonly isFromStart: boolean
}

/** One moment of a metric; NaN: the sample came without a value. */
export type ThresholdSample = { readonly atMs: number; readonly value: number }

export const NOTHING_HELD: ThresholdState = {
  level: 'none',
  sinceMs: null,
  warn: null,
  crit: null,
  lastMs: null,
  value: null,
}

const MINUTE_MS = 60_000

/**
 * The state after more samples, oldest first. A level is raised when the value has been over it for
 * `forMin` minutes; it ends when the value is beyond `clear`. A missing sample (NaN) or a pause of
 * more than `longestPauseMs` neither raises nor clears anything, and does not count as time held.
 * Samples that are not newer than the last are passed over, so one answer may be given twice.
 */
export function thresholdState(
  threshold: Threshold,
  samples: readonly ThresholdSample[],
  { before = NOTHING_HELD, longestPauseMs = 5 * MINUTE_MS } = {},
): ThresholdState {
  let state = before
  for (const sample of samples) {
    if (state.lastMs !== null && sample.atMs <= state.lastMs) continue
    state = withSample(threshold, state, sample, longestPauseMs)
  }
  return state
}

/**
 * The breach of a state; null: nothing is raised, or its newest sample is missing.
 * @param firstMs time of the first sample that the state has taken in
 */
export function breachOf(
  threshold: Threshold,
  state: ThresholdState,
  firstMs: number | null,
): Breach | null {
  const { level, value, lastMs, sinceMs } = state
  if (level === 'none' || value === null || lastMs === null || sinceMs === null) return null
  return { threshold, level, value, atMs: lastMs, sinceMs, isFromStart: sinceMs === firstMs }
}

function withSample(
  threshold: Threshold,
  state: ThresholdState,
  { atMs, value }: ThresholdSample,
  longestPauseMs: number,
): ThresholdState {
  if (!Number.isFinite(value)) return { ...state, lastMs: atMs, value: null }
  const isNext = state.value !== null && state.lastMs !== null
  const passedMs = isNext ? atMs - (state.lastMs ?? atMs) : Infinity
  const addedMs = passedMs > longestPauseMs ? 0 : passedMs
  const held = { atMs, addedMs }
  const warn = holdOf(isOver(threshold, threshold.warn, value), state.warn, held)
  const crit = holdOf(isOver(threshold, threshold.crit, value), state.crit, held)
  const next = { ...state, warn, crit, lastMs: atMs, value }
  return { ...next, ...levelOf(threshold, next) }
}

function holdOf(
  over: boolean,
  before: Held | null,
  { atMs, addedMs }: { readonly atMs: number; readonly addedMs: number },
): Held | null {
  if (!over) return null
  if (!before) return { sinceMs: atMs, heldMs: 0 }
  return { sinceMs: before.sinceMs, heldMs: before.heldMs + addedMs }
}

/** A raised level stays until the value is beyond `clear`; a critical one may fall back to a warning. */
function levelOf(
  threshold: Threshold,
  { level, sinceMs, warn, crit, value }: ThresholdState,
): Pick<ThresholdState, 'level' | 'sinceMs'> {
  const neededMs = threshold.forMin * MINUTE_MS
  if (crit && (crit.heldMs >= neededMs || level === 'crit')) {
    return { level: 'crit', sinceMs: level === 'crit' ? sinceMs : crit.sinceMs }
  }
  const isClear = value !== null && isBeyondClear(threshold, value)
  if (level !== 'none' && !isClear) {
    const stays = level === 'crit' && threshold.warn !== undefined ? 'warn' : level
    return { level: stays, sinceMs }
  }
  if (warn && warn.heldMs >= neededMs) return { level: 'warn', sinceMs: warn.sinceMs }
  return { level: 'none', sinceMs: null }
}

function isOver({ direction }: Threshold, limit: number | undefined, value: number): boolean {
  if (limit === undefined) return false
  return direction === 'above' ? value >= limit : value <= limit
}

function isBeyondClear({ clear, warn, crit, direction }: Threshold, value: number): boolean {
  const edge = clear ?? warn ?? crit
  if (edge === undefined) return true
  return direction === 'above' ? value < edge : value > edge
}
