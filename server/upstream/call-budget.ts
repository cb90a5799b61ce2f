import type { Clock } from '#server/clock.ts'

const SLOTS = 60
const SLOT_MS = 1000

/** Calls to the API, sign-ins included, in each second of the last minute; the oldest leave first. */
export class CallBudget {
  readonly #clock: Clock
  readonly #perMinute: number
  #calls: number[] = Array.from({ length: SLOTS }, () => 0)
  #second = 0

  /** @param perMinute most calls in a minute; 0: counted, never refused */
  constructor(clock: Clock, perMinute: number) {
    this.#clock = clock
    this.#perMinute = perMinute
  }

  note(): void {
    this.#moveOn()
    this.#calls[SLOTS - 1] = (this.#calls[SLOTS - 1] ?? 0) + 1
  }

  lastMinute(): number {
    this.#moveOn()
    return this.#calls.reduce((sum, calls) => sum + calls, 0)
  }

  /** How long until a call fits into the budget again, in ms; `null`: one fits now. */
  restMs(): number | null {
    if (this.#perMinute === 0) return null
    if (this.lastMinute() < this.#perMinute) return null
    const oldest = this.#calls.findIndex((calls) => calls > 0)
    return (oldest + 1) * SLOT_MS
  }

  #moveOn(): void {
    const second = Math.floor(this.#clock.nowMs() / SLOT_MS)
    const steps = Math.min(SLOTS, second - this.#second)
    this.#second = second
    if (steps <= 0) return
    const gone = Array.from({ length: steps }, () => 0)
    this.#calls = [...this.#calls.slice(steps), ...gone]
  }
}
