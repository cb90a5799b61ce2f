import type { Clock } from '#server/clock.ts'

/** Time that stands still until `pass`; jitter is a constant. */
export class FakeClock implements Clock {
  #nowMs = 1_000_000
  #timers: { atMs: number; run: () => void }[] = []
  readonly #random: number

  constructor(random: number) {
    this.#random = random
  }

  nowMs(): number {
    return this.#nowMs
  }

  random(): number {
    return this.#random
  }

  after(delayMs: number, run: () => void): () => void {
    const timer = { atMs: this.#nowMs + delayMs, run }
    this.#timers.push(timer)
    return () => {
      this.#timers = this.#timers.filter((other) => other !== timer)
    }
  }

  /** Moves time on and runs what has become due. */
  pass(ms: number): void {
    this.#nowMs += ms
    const due = this.#timers.filter(({ atMs }) => atMs <= this.#nowMs)
    this.#timers = this.#timers.filter(({ atMs }) => atMs > this.#nowMs)
    for (const { run } of due) run()
  }
}
