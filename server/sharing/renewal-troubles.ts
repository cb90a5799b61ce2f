import type { Clock } from '#server/clock.ts'
import type { Problem } from '#server/problem.ts'
import { NotAsked } from '#server/upstream/not-asked.ts'
import type { StoredAnswer } from './answer-store.ts'

type Trouble = Readonly<{ failures: number; sinceMs: number; problem: Problem }>

/** So many calls may fail one after the other before the next one waits. */
const FAILURES_IN_ONE_FRESHNESS = 3

/**
 * Keeps a view that fails, while old data of it is at hand, from being asked at the pace of its
 * viewers: three calls within one fresh time, then none until it is over (C7). Few enough for the
 * API, and a single hiccup is still repaired by the next viewer.
 */
export class RenewalTroubles {
  readonly #clock: Clock
  /** Forgotten together with the answer, which a good renewal replaces. */
  readonly #troubles = new WeakMap<StoredAnswer, Trouble>()

  constructor(clock: Clock) {
    this.#clock = clock
  }

  note(stored: StoredAnswer, problem: Problem): void {
    // Without a call nothing was asked too often.
    if (problem instanceof NotAsked || problem.code === 'no_token') return
    const nowMs = this.#clock.nowMs()
    const before = this.#current(stored)
    const { failures, sinceMs } = before ?? { failures: 0, sinceMs: nowMs }
    this.#troubles.set(stored, { failures: failures + 1, sinceMs, problem })
  }

  /** What the last call failed with when none should be made now; else `null`. */
  resting(stored: StoredAnswer): Problem | null {
    const trouble = this.#current(stored)
    return trouble !== null && trouble.failures >= FAILURES_IN_ONE_FRESHNESS
      ? trouble.problem
      : null
  }

  #current(stored: StoredAnswer): Trouble | null {
    const trouble = this.#troubles.get(stored)
    if (trouble === undefined) return null
    return this.#clock.nowMs() - trouble.sinceMs < stored.freshMs ? trouble : null
  }
}
