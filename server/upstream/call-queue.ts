import { toFailure } from '#server/upstream-failure.ts'
import { NotAsked } from './not-asked.ts'

/**
 * Pipelines have no bulk call, so a page asks for each: that lane is narrower than the whole road,
 * and lists and bulk reads never wait behind a hundred pipelines.
 */
export type Lane = 'pipeline' | 'other'

type Limits = Readonly<{ maxRunning: number; maxPipelines: number; maxWaiting: number }>
type Waiting = Readonly<{ lane: Lane; begin: () => void }>

/** A queue is full for about so long. */
const BUSY_MS = 1000

/** Bounds how many calls run and how many wait (U6); in order of arrival within a lane. */
export class CallQueue {
  readonly #limits: Limits
  #waiting: readonly Waiting[] = []
  #running = { pipeline: 0, other: 0 }

  constructor(limits: Limits) {
    this.#limits = limits
  }

  get running(): number {
    return this.#running.pipeline + this.#running.other
  }

  get waiting(): number {
    return this.#waiting.length
  }

  /**
   * Waits for a place and returns the function that gives it back, to be called once.
   * @throws {NotAsked} upstream_busy at once when too many wait already
   * @throws {UpstreamFailure} when `signal` ends the wait
   */
  enter(lane: Lane, signal: AbortSignal): Promise<() => void> {
    return new Promise((resolve, reject) => {
      const leave = this.#leaver(lane)
      if (signal.aborted) return reject(toFailure(null, signal))
      if (this.#hasRoom(lane)) {
        this.#running[lane] += 1
        return resolve(leave)
      }
      if (this.waiting >= this.#limits.maxWaiting) {
        return reject(new NotAsked('upstream_busy', BUSY_MS))
      }
      const onAbort = (): void => {
        this.#waiting = this.#waiting.filter((other) => other !== waiting)
        reject(toFailure(null, signal))
      }
      const begin = (): void => {
        signal.removeEventListener('abort', onAbort)
        resolve(leave)
      }
      const waiting = { lane, begin }
      this.#waiting = [...this.#waiting, waiting]
      signal.addEventListener('abort', onAbort, { once: true })
    })
  }

  #hasRoom(lane: Lane): boolean {
    const { maxRunning, maxPipelines } = this.#limits
    if (this.running >= maxRunning) return false
    return lane === 'other' || this.#running.pipeline < maxPipelines
  }

  #leaver(lane: Lane): () => void {
    return () => {
      this.#running[lane] -= 1
      const next = this.#waiting.find((waiting) => this.#hasRoom(waiting.lane))
      if (next === undefined) return
      this.#waiting = this.#waiting.filter((other) => other !== next)
      this.#running[next.lane] += 1
      next.begin()
    }
  }
}
