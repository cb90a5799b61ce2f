import type { Query, QueryClient } from '@tanstack/react-query'
import type { AnswersAskedAgain } from '#src/ui/age/refresh-context.tsx'

/** Knows which answers on screen are being asked for anew, whoever asks: a round, a person, a retry. */
export class ReadsUnderWay implements AnswersAskedAgain {
  readonly #byRead = new Map<string, unknown>()
  readonly #listeners = new Set<() => void>()

  /** Watches the reads of a client until the result is called. */
  start(client: QueryClient): () => void {
    const stop = client.getQueryCache().subscribe(({ type, query }) => {
      if (type === 'removed') this.#put(query.queryHash, undefined)
      else if (type === 'updated') this.#put(query.queryHash, answerAskedAgain(query))
    })
    return () => {
      stop()
      this.#byRead.clear()
    }
  }

  readonly has = (answer: unknown): boolean => {
    for (const one of this.#byRead.values()) if (one === answer) return true
    return false
  }

  readonly subscribe = (onChange: () => void): (() => void) => {
    this.#listeners.add(onChange)
    return () => this.#listeners.delete(onChange)
  }

  #put(read: string, answer: unknown): void {
    if (this.#byRead.get(read) === answer) return
    if (answer === undefined) this.#byRead.delete(read)
    else this.#byRead.set(read, answer)
    for (const listener of this.#listeners) listener()
  }
}

/** Undefined: nothing is under way, or it is the first answer that is waited for. */
function answerAskedAgain({ state }: Query): unknown {
  return state.fetchStatus === 'fetching' ? state.data : undefined
}
