import { bucketStart, edgesOf, type Step, type TimeRange } from './time-range.ts'

const SECOND_MS = 1000

/** The window before: as long, ending where this one begins. */
export function backward(range: TimeRange, nowMs: number): TimeRange {
  const { fromMs, toMs } = edgesOf(range, nowMs)
  return fixedRange(2 * fromMs - toMs, fromMs)
}

/** The window after; one that would reach beyond now ends now and moves on with it. */
export function forward(range: TimeRange, nowMs: number): TimeRange {
  const { fromMs, toMs } = edgesOf(range, nowMs)
  const ms = toMs - fromMs
  return toMs + ms >= nowMs ? { kind: 'last', ms } : fixedRange(toMs, toMs + ms)
}

/** Twice as long around the same middle; what would lie in the future is added to the past. */
export function zoomOut(range: TimeRange, nowMs: number): TimeRange {
  if (range.kind === 'last') return { kind: 'last', ms: 2 * range.ms }
  const { fromMs, toMs } = edgesOf(range, nowMs)
  const ms = toMs - fromMs
  const endMs = Math.max(toMs, Math.min(toMs + ms / 2, nowMs))
  return fixedRange(endMs - 2 * ms, endMs)
}

/** The same instants, written so that they stay. Whole seconds, which is what addresses hold. */
export function absolute(range: TimeRange, nowMs: number): TimeRange {
  const { fromMs, toMs } = edgesOf(range, nowMs)
  return fixedRange(fromMs, toMs)
}

/**
 * The instants of a frozen page: the buckets that are over. The running one would be another number in
 * everybody's copy. A fixed range stays as it is; one without a full bucket keeps its seconds.
 */
export function frozenRange(range: TimeRange, step: Step, nowMs: number): TimeRange {
  if (range.kind === 'fixed') return range
  const edges = edgesOf(range, nowMs)
  const fromMs = bucketStart(edges.fromMs, step)
  const toMs = bucketStart(Math.min(edges.toMs, nowMs), step)
  return toMs > fromMs ? fixedRange(fromMs, toMs) : absolute(range, nowMs)
}

function fixedRange(fromMs: number, toMs: number): TimeRange {
  return { kind: 'fixed', fromMs: wholeSeconds(fromMs), toMs: wholeSeconds(toMs) }
}

function wholeSeconds(ms: number): number {
  return Math.floor(ms / SECOND_MS) * SECOND_MS
}
