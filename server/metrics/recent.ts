import type { Clock } from '#server/clock.ts'
import type { AnsweredRequest, BreakerState, CallOutcome, Telemetry } from '#server/telemetry.ts'
import { isTrouble, outcomeLabel } from './call-outcome.ts'
import { sum, WindowCounts } from './window-counts.ts'

/** What the last minutes were like. Counts by kind leave out what did not occur. */
export type Recent = Readonly<{
  /** Of the last five minutes, as all counts here but those of the token. */
  calls: number
  callsFailed: number
  callsByOutcome: Readonly<Record<string, number>>
  retries: number
  requestsByStatus: Readonly<Record<string, number>>
  reads: number
  readsByCache: Readonly<Record<string, number>>
  breaker: BreakerState
  token: TokenRecord
}>

/** How signing in went since the start. Times are ages in ms. */
export type TokenRecord = Readonly<{
  renewals: number
  failures: number
  /** Age of the newest token; null before the first. */
  ageMs: number | null
  /** The failure after the newest success; null: signing in works, or was never tried. */
  lastFailure: Readonly<{ reason: string; agoMs: number }> | null
}>

const FIVE_MINUTES = { bucketMs: 10_000, buckets: 30 } as const
const RETRY = 'retry'

/** Remembers the recent past for people; a listener of telemetry with a memory of fixed size. */
export class RecentPast implements Telemetry {
  readonly #clock: Clock
  readonly #calls = new WindowCounts(FIVE_MINUTES)
  readonly #retries = new WindowCounts(FIVE_MINUTES)
  readonly #statuses = new WindowCounts(FIVE_MINUTES)
  readonly #reads = new WindowCounts(FIVE_MINUTES)
  #breaker: BreakerState = 'closed'
  #renewals = 0
  #failures = 0
  #signedInAtMs: number | null = null
  #lastFailure: Readonly<{ reason: string; atMs: number }> | null = null

  constructor(clock: Clock) {
    this.#clock = clock
  }

  answered({ status, cache }: AnsweredRequest): void {
    const nowMs = this.#clock.nowMs()
    this.#statuses.add(String(status), nowMs)
    if (cache !== null) this.#reads.add(cache, nowMs)
  }

  called({ outcome }: CallOutcome): void {
    this.#calls.add(outcomeLabel(outcome), this.#clock.nowMs())
  }

  retried(): void {
    this.#retries.add(RETRY, this.#clock.nowMs())
  }

  breakerChanged(state: BreakerState): void {
    this.#breaker = state
  }

  signedIn(): void {
    this.#renewals += 1
    this.#signedInAtMs = this.#clock.nowMs()
    this.#lastFailure = null
  }

  signInFailed(reason: string): void {
    this.#failures += 1
    this.#lastFailure = { reason: outcomeLabel(reason), atMs: this.#clock.nowMs() }
  }

  read(): Recent {
    const nowMs = this.#clock.nowMs()
    const calls = this.#calls.counts(nowMs)
    const troubles = [...calls].filter(([label]) => isTrouble(label))
    return {
      calls: sum(calls.values()),
      callsFailed: sum(troubles.map(([, count]) => count)),
      callsByOutcome: Object.fromEntries(calls),
      retries: this.#retries.total(nowMs),
      requestsByStatus: Object.fromEntries(this.#statuses.counts(nowMs)),
      reads: this.#reads.total(nowMs),
      readsByCache: Object.fromEntries(this.#reads.counts(nowMs)),
      breaker: this.#breaker,
      token: this.#tokenRecord(nowMs),
    }
  }

  #tokenRecord(nowMs: number): TokenRecord {
    const failure = this.#lastFailure
    return {
      renewals: this.#renewals,
      failures: this.#failures,
      ageMs: this.#signedInAtMs === null ? null : nowMs - this.#signedInAtMs,
      lastFailure: failure && { reason: failure.reason, agoMs: nowMs - failure.atMs },
    }
  }
}
