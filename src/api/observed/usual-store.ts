import { mergeUsual, NOTHING_USUAL, type UsualHistory } from '#src/series/usual/usual-day.ts'

/** What is usual of each connector, as far as it has been learned; in memory. */
export class UsualStore {
  readonly #connectors = new Map<string, UsualHistory>()
  readonly #changed = new Set<string>()

  /** The same object until more is learned. */
  of(connectorId: string): UsualHistory {
    return this.#connectors.get(connectorId) ?? NOTHING_USUAL
  }

  learn(connectorId: string, take: (history: UsualHistory) => UsualHistory): void {
    const before = this.of(connectorId)
    const after = take(before)
    if (after === before) return
    this.#connectors.set(connectorId, after)
    this.#changed.add(connectorId)
  }

  /** Puts what was kept beside what has been learned meanwhile. */
  restore(kept: ReadonlyMap<string, UsualHistory>): void {
    for (const [connectorId, history] of kept) {
      this.#connectors.set(connectorId, mergeUsual(history, this.of(connectorId)))
    }
  }

  /** Everything that has been learned since it was last asked. */
  takeChanged(): ReadonlyMap<string, UsualHistory> {
    const changed = new Map([...this.#changed].map((id) => [id, this.of(id)]))
    this.#changed.clear()
    return changed
  }

  /** Takes back what could not be kept. */
  markChanged(connectorIds: Iterable<string>): void {
    for (const connectorId of connectorIds) this.#changed.add(connectorId)
  }

  clear(): void {
    this.#connectors.clear()
    this.#changed.clear()
  }
}
