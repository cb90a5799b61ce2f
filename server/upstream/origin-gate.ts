import type { Clock } from '#server/clock.ts'

/** A closed gate: how long still, and the status that closed it. */
export type ClosedGate = Readonly<{ leftMs: number; status: 429 | 503 }>

/**
 * The pause that the API asked for with `Retry-After` (U5). It holds for the whole origin: a limit
 * counts calls of this key, whatever they read.
 */
export class OriginGate {
  readonly #clock: Clock
  #openAtMs = -Infinity
  #status: ClosedGate['status'] = 503

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /** A longer pause than the one that runs replaces it, a shorter one changes nothing. */
  close(forMs: number, status: ClosedGate['status']): void {
    const openAtMs = this.#clock.nowMs() + forMs
    if (openAtMs <= this.#openAtMs) return
    this.#openAtMs = openAtMs
    this.#status = status
  }

  /** `null`: it is open. */
  closed(): ClosedGate | null {
    const leftMs = this.#openAtMs - this.#clock.nowMs()
    return leftMs > 0 ? { leftMs, status: this.#status } : null
  }
}
