import { LRUCache } from 'lru-cache'
import type { Clock } from '#server/clock.ts'
import { Problem } from '#server/problem.ts'

/** Slows down whoever tries passwords or tokens. */
export type GuessLimit = {
  /** @throws {Problem} too_many_guesses while `key` has none left */
  begin(key: string): { failed(): void }
}

const AT_ONCE = 60
const ONE_BACK_EVERY_MS = 1000
/** Whoever needs more keys than this has as many addresses, and gets the oldest back. */
const MOST_KEYS = 10_000

/**
 * 60 wrong tries at once, then one a second, for each key. Only wrong ones count, but a used-up key
 * is refused before its next try is looked at, right or wrong.
 */
export function createGuessLimit(clock: Pick<Clock, 'nowMs'>): GuessLimit {
  /** For each key the moment at which all its tries are back. */
  const fullAtMs = new LRUCache<string, number>({ max: MOST_KEYS })
  return {
    begin(key) {
      const nowMs = clock.nowMs()
      const owedMs = Math.max(0, (fullAtMs.get(key) ?? 0) - nowMs)
      const waitMs = owedMs - (AT_ONCE - 1) * ONE_BACK_EVERY_MS
      if (waitMs > 0) {
        throw new Problem('too_many_guesses', { retryAfterS: Math.ceil(waitMs / 1000) })
      }
      return {
        failed: () => void fullAtMs.set(key, nowMs + owedMs + ONE_BACK_EVERY_MS),
      }
    },
  }
}
