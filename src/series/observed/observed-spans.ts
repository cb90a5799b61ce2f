import type { StatusChange } from '#src/model/health/flapping.ts'
import type { TimeWindow } from '#src/model/time/time-range.ts'
import { stretchesOf, type StateSpan } from '#src/series/events/events-state.ts'

/** Two looks further apart than this leave a stretch that nobody observed. */
export const LONGEST_LOOK_MS = 90_000
/** A look this much older than the last one means that the clock was set back. */
const CLOCK_WAS_SET_MS = 5 * 60_000
const MOST_SPANS = 200

/**
 * The spans with one more look at the status, at `atMs` (epoch ms). A look counts from the one before
 * it, if that is recent. One that is not newer than the last is passed over; after the clock was set
 * back, what was stamped with the wrong one is forgotten.
 */
export function withLook(
  spans: readonly StateSpan[],
  status: string | null,
  atMs: number,
): readonly StateSpan[] {
  const last = spans.at(-1)
  if (last && last.toMs - atMs > CLOCK_WAS_SET_MS) {
    return withLook(spansUntil(spans, atMs), status, atMs)
  }
  if (!last || atMs - last.toMs > LONGEST_LOOK_MS) {
    return [...spans, { fromMs: atMs, toMs: atMs, status }].slice(-MOST_SPANS)
  }
  if (atMs <= last.toMs) return spans
  if (last.status === status) return [...spans.slice(0, -1), { ...last, toMs: atMs }]
  return [...spans, { fromMs: last.toMs, toMs: atMs, status }].slice(-MOST_SPANS)
}

/** The spans that begin before `endMs`, cut to it. */
export function spansUntil(spans: readonly StateSpan[], endMs: number): readonly StateSpan[] {
  if ((spans.at(-1)?.toMs ?? endMs) <= endMs) return spans
  return spans
    .filter(({ fromMs }) => fromMs < endMs)
    .map((span) => (span.toMs > endMs ? { ...span, toMs: endMs } : span))
}

/**
 * What two tabs observed, or one before and after a reload, as one. Spans are joined as if their looks
 * had been one row: what lies no further apart than two looks may has no hole between. Where the two
 * disagree the later one counts while it lasts.
 */
export function mergeSpans(
  some: readonly StateSpan[],
  others: readonly StateSpan[],
): readonly StateSpan[] {
  const merged: StateSpan[] = []
  for (const span of [...some, ...others].toSorted((a, b) => a.fromMs - b.fromMs)) {
    const last = merged.at(-1)
    if (!last || span.fromMs - last.toMs > LONGEST_LOOK_MS) {
      merged.push(span)
    } else if (last.status === span.status) {
      merged[merged.length - 1] = { ...last, toMs: Math.max(last.toMs, span.toMs) }
    } else {
      const changeMs = Math.min(last.toMs, span.fromMs)
      merged[merged.length - 1] = { ...last, toMs: changeMs }
      merged.push({ ...span, fromMs: changeMs })
      // A short flap that only one tab caught ends; the other tab's status goes on.
      if (last.toMs > span.toMs) merged.push({ ...last, fromMs: span.toMs })
    }
  }
  return merged.slice(-MOST_SPANS)
}

/** The spans that reach past `fromMs`, cut to it. */
export function spansSince(spans: readonly StateSpan[], fromMs: number): readonly StateSpan[] {
  if ((spans[0]?.fromMs ?? fromMs) >= fromMs) return spans
  return spans
    .filter(({ toMs }) => toMs >= fromMs)
    .map((span) => (span.fromMs < fromMs ? { ...span, fromMs } : span))
}

/** Since when an entity has its status, as far as this screen saw it. Moments are epoch ms. */
export type SinceWhen = {
  readonly status: string | null
  readonly sinceMs: number
  /** Whether the change to it was seen; otherwise it has lasted at least since then. */
  readonly isSeenChange: boolean
  /** End of an earlier look that found the same status before nobody watched; null: none did. */
  readonly seenBeforeMs: number | null
}

/** Null: never observed. */
export function sinceWhen(spans: readonly StateSpan[]): SinceWhen | null {
  const last = spans.at(-1)
  if (!last) return null
  const before = spans.at(-2)
  const isSeenChange = before !== undefined && before.toMs >= last.fromMs
  const isSame = before !== undefined && !isSeenChange && before.status === last.status
  return {
    status: last.status,
    sinceMs: last.fromMs,
    isSeenChange,
    seenBeforeMs: isSame ? before.toMs : null,
  }
}

const HALTED: ReadonlySet<string> = new Set(['paused', 'stopped', 'broken', 'unassigned'])

/**
 * Since when an entity has been seen halted or broken, epoch ms; it may be longer. Null: it is not, or
 * was never observed. From one halted status to another it is still halted.
 */
export function haltedSinceMs(spans: readonly StateSpan[]): number | null {
  let sinceMs: number | null = null
  for (const { status, fromMs } of spans.toReversed()) {
    if (status === null || !HALTED.has(status.toLowerCase())) break
    sinceMs = fromMs
  }
  return sinceMs
}

/** Changes that were seen happening, oldest first; what changed while nobody watched is none. */
export function changesOf(spans: readonly StateSpan[]): readonly StatusChange[] {
  return spans.flatMap((span, index) => {
    const before = spans[index - 1]
    if (!before || before.toMs < span.fromMs || before.status === span.status) return []
    return [{ atMs: span.fromMs, from: before.status, to: span.status }]
  })
}

/** Shares of a window, 0 to 1; together with `notObserved` they add up to 1. */
export type StateShares = {
  readonly shares: ReadonlyMap<string | null, number>
  readonly notObserved: number
}

/** How much of a window each status took, as far as it was observed. */
export function stateShares(spans: readonly StateSpan[], window: TimeWindow): StateShares {
  const lengthMs = window.toMs - window.fromMs
  const shares = new Map<string | null, number>()
  let notObserved = 0
  for (const stretch of stretchesOf(spans, window)) {
    const share = (stretch.toMs - stretch.fromMs) / lengthMs
    if (stretch.isObserved) shares.set(stretch.status, (shares.get(stretch.status) ?? 0) + share)
    else notObserved += share
  }
  return { shares, notObserved }
}
