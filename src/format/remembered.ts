/** Enough for the charts of a page; a page left open for a year must not fill up. */
const MOST_ANSWERS = 50

/**
 * Keeps the answers for the keys asked last. The charts of a page ask the calendar the same questions
 * at every refresh, and `Intl` is slow to answer.
 */
export class Remembered<Answer> {
  readonly #answers = new Map<string, Answer>()

  /** The answer kept for `key`, else the one `find` gives now. */
  get(key: string, find: () => Answer): Answer {
    const known = this.#answers.get(key)
    if (known !== undefined) return known
    const found = find()
    if (this.#answers.size >= MOST_ANSWERS) this.#answers.clear()
    this.#answers.set(key, found)
    return found
  }
}
