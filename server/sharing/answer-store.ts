import { LRUCache } from 'lru-cache'
import type { Clock } from '#server/clock.ts'
import type { Problem } from '#server/problem.ts'
import type { Content } from './content.ts'

/** A good answer. `arrivedMs` is monotonic, `fetchedAtMs` epoch ms; both say the same moment. */
export type StoredAnswer = Readonly<{
  kind: 'answer'
  content: Content
  fetchedAtMs: number
  arrivedMs: number
  freshMs: number
  /** May be given at all until then, by the monotonic clock. */
  usableUntilMs: number
}>

/** A 404, 400 or 422 that is remembered for a moment (C6). */
export type StoredRefusal = Readonly<{ kind: 'refusal'; problem: Problem; usableUntilMs: number }>

type Stored = StoredAnswer | StoredRefusal

/** Objects around the bytes, roughly. */
const BYTES_PER_ENTRY = 1000
const SWEEP_MS = 30_000

/**
 * What viewers share, bounded in bytes with every packed form counted; what was used least goes
 * first (C5). What may not be given any more goes as well: windows move on, and their old keys are
 * never asked for again.
 */
export class AnswerStore {
  readonly #clock: Clock
  readonly #cache: LRUCache<string, Stored>
  #sweptMs = 0

  constructor(clock: Clock, maxBytes: number) {
    this.#clock = clock
    this.#cache = new LRUCache({
      maxSize: maxBytes,
      sizeCalculation: (stored, key) => sizeOf(stored) + 2 * key.length + BYTES_PER_ENTRY,
    })
  }

  get size(): Readonly<{ storedBytes: number; storedAnswers: number }> {
    return { storedBytes: this.#cache.calculatedSize, storedAnswers: this.#cache.size }
  }

  /** `null`: nothing is there that may still be given. */
  find(key: string): Stored | null {
    const stored = this.#cache.get(key)
    return stored !== undefined && this.#clock.nowMs() < stored.usableUntilMs ? stored : null
  }

  /** An answer too large for the whole store is not kept. */
  keep(key: string, stored: Stored): void {
    this.#sweep()
    this.#cache.set(key, stored)
    if (stored.kind === 'refusal') return
    stored.content.onGrown = () => {
      if (this.#cache.peek(key) !== stored) return
      // A value that is there already keeps its size when it is set again.
      this.#cache.delete(key)
      this.#cache.set(key, stored)
    }
  }

  #sweep(): void {
    const nowMs = this.#clock.nowMs()
    if (nowMs - this.#sweptMs < SWEEP_MS) return
    this.#sweptMs = nowMs
    for (const [key, stored] of this.#cache.entries()) {
      if (stored.usableUntilMs <= nowMs) this.#cache.delete(key)
    }
  }
}

function sizeOf(stored: Stored): number {
  return stored.kind === 'answer' ? stored.content.size : 0
}
