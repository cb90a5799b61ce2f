import { toFailure } from '#server/upstream-failure.ts'

type Flight<T> = {
  readonly answer: Promise<T>
  readonly end: AbortController
  /** Viewers who wait, and one more for a flight that nobody has to wait for. */
  waiting: number
}

/** Makes the call. `signal` ends it when nobody wants the answer any more. */
export type Start<T> = (signal: AbortSignal) => Promise<T>

/**
 * One call for all who want the same at the same moment, also when it fails (C1). A viewer who
 * leaves takes nothing from the others; when the last has left, the call is ended (U9).
 */
export class Flights<T> {
  readonly #flights = new Map<string, Flight<T>>()

  isRunning(key: string): boolean {
    return this.#flights.has(key)
  }

  /** Begins a call that goes on whether or not somebody waits. Its failure is for its waiters only. */
  begin(key: string, start: Start<T>): void {
    const flight = this.#flights.get(key) ?? this.#depart(key, start)
    flight.waiting += 1
    flight.answer.catch(() => undefined)
  }

  /**
   * Joins the call that runs for `key`, or begins it.
   * @throws what the call threw; {UpstreamFailure} when `signal` aborts first
   */
  join(key: string, start: Start<T>, signal: AbortSignal): Promise<T> {
    if (signal.aborted) return Promise.reject(toFailure(null, signal))
    const flight = this.#flights.get(key) ?? this.#depart(key, start)
    flight.waiting += 1
    return new Promise((resolve, reject) => {
      const onAbort = (): void => {
        reject(toFailure(null, signal))
        this.#leave(key, flight)
      }
      signal.addEventListener('abort', onAbort, { once: true })
      const settled = (): void => signal.removeEventListener('abort', onAbort)
      flight.answer.then(resolve, reject).finally(settled)
    })
  }

  #depart(key: string, start: Start<T>): Flight<T> {
    const end = new AbortController()
    const answer = start(end.signal).finally(() => this.#remove(key, flight))
    const flight = { answer, end, waiting: 0 }
    this.#flights.set(key, flight)
    return flight
  }

  #leave(key: string, flight: Flight<T>): void {
    flight.waiting -= 1
    if (flight.waiting > 0) return
    // Whoever comes now must not get an ended call.
    this.#remove(key, flight)
    flight.end.abort()
  }

  #remove(key: string, flight: Flight<T>): void {
    if (this.#flights.get(key) === flight) this.#flights.delete(key)
  }
}
