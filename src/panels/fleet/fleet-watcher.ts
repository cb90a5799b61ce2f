import { isTrouble, type JudgedEntity } from './fleet.ts'

/** A change worth a sentence, and how many more there were at the same time. */
export type Announcement = { readonly entity: JudgedEntity; readonly more: number }

/** Whoever listens wants to hear the end of a sentence before the next begins. */
const PAUSE_MS = 15_000

/**
 * Remembers what a screen has seen of verdicts: since when each entity needs nobody, and which changes
 * are still to be told. What is no longer watched is forgotten.
 */
export class FleetWatcher {
  readonly #listeners = new Set<() => void>()
  #seen: ReadonlyMap<string, Seen> = new Map()
  #untold = new Map<string, Change>()
  #told: Announcement | null = null
  #toldAtMs = -Infinity

  subscribe = (onChange: () => void): (() => void) => {
    this.#listeners.add(onChange)
    return () => this.#listeners.delete(onChange)
  }

  /** Takes in the verdicts of one round; those without a recent answer are not watched. */
  look(entities: readonly JudgedEntity[]): void {
    const watched = entities.filter(({ verdict }) => verdict.age !== 'unknown')
    this.#seen = new Map(
      watched.map((entity) => {
        const key = keyOf(entity)
        const before = this.#seen.get(key)
        if (before) this.#note(key, before, entity)
        return [key, seenNow(entity, before)]
      }),
    )
    for (const listener of this.#listeners) listener()
  }

  /** Since when all of these needed nobody, epoch ms; null: one does, or is not known. */
  calmSinceMs(entities: readonly JudgedEntity[]): number | null {
    const since = entities.map((entity) => this.#seen.get(keyOf(entity))?.calmSinceMs ?? null)
    const known = since.filter((ms) => ms !== null)
    return known.length === 0 || known.length < since.length ? null : Math.max(...known)
  }

  /** What is to be said at a moment: the worst of the changes, one sentence in a quarter of a minute. */
  tellAt(nowMs: number): Announcement | null {
    if (this.#untold.size === 0 || nowMs - this.#toldAtMs < PAUSE_MS) return this.#told
    const [worst, ...others] = [...this.#untold.values()].toSorted(
      (a, b) => b.entity.verdict.severity - a.entity.verdict.severity,
    )
    if (worst) this.#told = { entity: worst.entity, more: others.length }
    this.#toldAtMs = nowMs
    this.#untold = new Map()
    return this.#told
  }

  /** A change that is taken back before it was told was none. */
  #note(key: string, before: Seen, entity: JudgedEntity): void {
    const { from, wasTrouble } = this.#untold.get(key) ?? {
      from: before.state,
      wasTrouble: before.isTrouble,
    }
    // Knowing more is no change: it was so all along.
    if (before.basis !== entity.basis) {
      this.#untold.delete(key)
      return
    }
    const isWorthIt = isTrouble(entity) || wasTrouble
    if (entity.verdict.state === from || !isWorthIt) this.#untold.delete(key)
    else this.#untold.set(key, { from, wasTrouble, entity })
  }
}

type Seen = {
  readonly state: string
  readonly basis: JudgedEntity['basis']
  readonly isTrouble: boolean
  /** Epoch ms; null: it is in trouble, or nothing is known of it. */
  readonly calmSinceMs: number | null
}

type Change = {
  readonly from: string
  readonly wasTrouble: boolean
  readonly entity: JudgedEntity
}

function seenNow(entity: JudgedEntity, before: Seen | undefined): Seen {
  const isBad = isTrouble(entity)
  const isCalm = !isBad && entity.verdict.state !== 'unknown'
  return {
    state: entity.verdict.state,
    basis: entity.basis,
    isTrouble: isBad,
    calmSinceMs: isCalm ? (before?.calmSinceMs ?? entity.asOfMs) : null,
  }
}

function keyOf({ kind, id }: JudgedEntity): string {
  return `${kind} ${id}`
}
