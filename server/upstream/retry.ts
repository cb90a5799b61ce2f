import type { Clock } from '#server/clock.ts'
import type { UpstreamFailure } from '#server/upstream-failure.ts'
import { retryAfterSeconds } from '#server/upstream-problem.ts'
import type { UpstreamAnswer } from '#server/upstream.ts'

/** How one call ended. */
export type CallResult = UpstreamAnswer | UpstreamFailure

const MOST_RETRIES = 2
/** A `Retry-After` up to this is waited for; a longer one is told to the viewer. */
const LONGEST_WAIT_MS = 1500
const RETRIED_STATUSES: ReadonlySet<number> = new Set([429, 502, 503, 504])
const PAUSING_STATUSES: ReadonlySet<number> = new Set([429, 503])
const FIRST_BACK_OFF_MS = 200
const LARGEST_BALANCE = 10
const RETRIES_PER_READ = 0.1

/**
 * Retries that are left to the whole process (U4): ten, and a tenth of the reads on top. It never
 * saves up more than ten, so a good day does not pay for a storm of retries on a bad one.
 */
export class RetryBudget {
  #balance = LARGEST_BALANCE

  earn(): void {
    this.#balance = Math.min(LARGEST_BALANCE, this.#balance + RETRIES_PER_READ)
  }

  spend(): boolean {
    if (this.#balance < 1) return false
    this.#balance -= 1
    return true
  }
}

/** The retries of one read: whether a call is worth another one, and after which pause. */
export class ReadRetries {
  readonly #clock: Clock
  readonly #budget: RetryBudget
  #made = 0
  #hasWaited = false

  constructor(clock: Clock, budget: RetryBudget) {
    this.#clock = clock
    this.#budget = budget
  }

  /** Pause in ms before the call is made again; `null`: it is not. Takes from the budget. */
  pauseMs(result: CallResult): number | null {
    if (this.#made >= MOST_RETRIES || !isPassing(result)) return null
    const askedMs = askedPauseMs(result)
    if (askedMs !== null && (askedMs > LONGEST_WAIT_MS || this.#hasWaited)) return null
    if (!this.#budget.spend()) return null
    this.#made += 1
    this.#hasWaited ||= askedMs !== null
    if (askedMs !== null) return askedMs + 100 * this.#clock.random()
    return FIRST_BACK_OFF_MS * 3 ** (this.#made - 1) * (0.5 + this.#clock.random())
  }
}

/** The pause that an answer asks for and that is too long to be waited for, in ms; else `null`. */
export function longPauseMs(result: CallResult): number | null {
  const askedMs = askedPauseMs(result)
  return askedMs !== null && askedMs > LONGEST_WAIT_MS ? askedMs : null
}

/** Trouble that another call may not meet. A limit of time that ran out is not tried again. */
function isPassing(result: CallResult): boolean {
  return 'status' in result ? RETRIED_STATUSES.has(result.status) : result.kind === 'unreachable'
}

function askedPauseMs(result: CallResult): number | null {
  if (!('status' in result) || !PAUSING_STATUSES.has(result.status)) return null
  const seconds = retryAfterSeconds(result.retryAfter, Date.now())
  return seconds === null ? null : seconds * 1000
}
