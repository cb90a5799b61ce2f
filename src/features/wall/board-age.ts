/** Whether a board can be trusted as a whole. */
export type BoardAge =
  | { readonly kind: 'live' }
  /** Nothing has been answered yet. */
  | { readonly kind: 'waiting' }
  /** Since this moment (epoch ms) nothing on the board is known to be true. */
  | { readonly kind: 'not live'; readonly sinceMs: number }

const MISSED_ROUNDS = 3

/**
 * A board is live while a round was answered within the last three; `newestMs` is when the newest
 * answer was true, epoch ms, and null before the first.
 */
export function boardAge(
  newestMs: number | null,
  {
    startedMs,
    periodMs,
    nowMs,
  }: { readonly startedMs: number; readonly periodMs: number; readonly nowMs: number },
): BoardAge {
  const sinceMs = newestMs ?? startedMs
  if (nowMs - sinceMs > MISSED_ROUNDS * periodMs) return { kind: 'not live', sinceMs }
  return { kind: newestMs === null ? 'waiting' : 'live' }
}
