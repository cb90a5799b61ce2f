import type { Clock } from '#server/clock.ts'
import type { BreakerState } from '#server/telemetry.ts'

/** What a call tells about the health of the API; `unknown`: it was ended before it could tell. */
export type CallHealth = 'alive' | 'failed' | 'unknown'

/** Others wait this long while one call tries whether the API is back. */
const PROBE_WAIT_MS = 1000

type Options = {
  readonly clock: Clock
  /** So many failures in a row open it. */
  readonly failures: number
  readonly openMs: number
  readonly onChange: (state: BreakerState) => void
}

/**
 * Leaves an API alone that does nothing but fail (U7): after some failures in a row no call is made
 * for a while, then one probe decides. An answer of any call, also of one begun before, closes it.
 */
export class Breaker {
  readonly #options: Options
  #failures = 0
  #openUntilMs: number | null = null
  #isProbing = false

  constructor(options: Options) {
    this.#options = options
  }

  /** How long to leave the API alone, in ms; `null`: a call may be made. */
  restMs(): number | null {
    if (this.#openUntilMs === null) return null
    const leftMs = this.#openUntilMs - this.#options.clock.nowMs()
    if (leftMs > 0) return leftMs
    return this.#isProbing ? PROBE_WAIT_MS : null
  }

  /** Notes that a call begins; the returned function, called once, says how it went. */
  begin(): (health: CallHealth) => void {
    const isProbe = this.#openUntilMs !== null
    if (isProbe) {
      this.#isProbing = true
      this.#options.onChange('half_open')
    }
    return (health) => {
      if (isProbe) this.#isProbing = false
      if (health === 'alive') this.#close()
      if (health === 'failed') this.#fail(isProbe)
    }
  }

  #close(): void {
    this.#failures = 0
    if (this.#openUntilMs === null) return
    this.#openUntilMs = null
    this.#options.onChange('closed')
  }

  #fail(isProbe: boolean): void {
    const { clock, failures, openMs, onChange } = this.#options
    this.#failures += 1
    // Calls that were under way when it opened say nothing new.
    if (!isProbe && (this.#openUntilMs !== null || this.#failures < failures)) return
    this.#openUntilMs = clock.nowMs() + openMs
    onChange('open')
  }
}
