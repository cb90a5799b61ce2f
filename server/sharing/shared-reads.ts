import type { Clock } from '#server/clock.ts'
import type { FetchRead } from '#server/fetch-read.ts'
import { Problem } from '#server/problem.ts'
import type { CheckedRead } from '#server/read-request.ts'
import type { CacheOutcome } from '#server/telemetry.ts'
import { problemForError } from '#server/upstream-problem.ts'
import { AnswerStore, type StoredAnswer } from './answer-store.ts'
import type { ClientLimits } from './client-limits.ts'
import { Content } from './content.ts'
import { keyOf, toSharedForm } from './equal-reads.ts'
import { Flights } from './flights.ts'
import { freshMs } from './freshness.ts'
import { RenewalTroubles } from './renewal-troubles.ts'
import type { SharingSettings } from './sharing-settings.ts'

/** Whoever reads: `signal` aborts when the viewer leaves, `cache` is set to what came of it. */
export type Reader = { readonly client: string; readonly signal: AbortSignal } & {
  cache: CacheOutcome | null
}

/** How an answer came to the viewer; `old`: with the problem that kept it from being renewed. */
export type Delivery =
  | Readonly<{ kind: 'stored' | 'renewing' }>
  | Readonly<{ kind: 'fetched'; isRenewal: boolean; isShared: boolean }>
  | Readonly<{ kind: 'old'; problem: Problem }>

/** An answer at the moment of handing it out. `ttlMs` is negative when it is stale. */
export type SharedAnswer = Readonly<{
  content: Content
  fetchedAtMs: number
  ageMs: number
  ttlMs: number
  delivery: Delivery
}>

type Options = {
  readonly fetchRead: FetchRead
  readonly settings: SharingSettings
  readonly limits: ClientLimits
  readonly clock: Clock
}

const REMEMBERED = new Set(['upstream_not_found', 'upstream_bad_request', 'upstream_invalid'])

/**
 * Answers reads for all viewers (C1, C2): from the store while fresh; the old answer, renewed
 * behind it, for as long again; then by a call that everybody who asks meanwhile waits for; and when
 * that fails, the old answer until the end of the stale time.
 */
export class SharedReads {
  readonly #options: Options
  readonly #store: AnswerStore
  readonly #flights = new Flights<StoredAnswer>()
  readonly #troubles: RenewalTroubles

  constructor(options: Options) {
    this.#options = options
    this.#store = new AnswerStore(options.clock, options.settings.maxBytes)
    this.#troubles = new RenewalTroubles(options.clock)
  }

  get size(): AnswerStore['size'] {
    return this.#store.size
  }

  /** @throws {Problem} when there is neither a new answer nor one that may still be given */
  async read(checked: CheckedRead, reader: Reader): Promise<SharedAnswer> {
    const read = toSharedForm(checked, this.#options.settings.gridMs)
    const key = keyOf(read)
    const stored = this.#store.find(key)
    if (stored === null) return this.#wait(key, read, reader)
    if (stored.kind === 'refusal') {
      reader.cache = 'negative'
      throw stored.problem
    }
    const ageMs = this.#options.clock.nowMs() - stored.arrivedMs
    if (ageMs < stored.freshMs) {
      reader.cache = 'hit'
      return this.#deliver(stored, { kind: 'stored' })
    }
    const resting = this.#troubles.resting(stored)
    if (resting !== null) return this.#deliverOld(stored, resting, reader)
    if (ageMs < 2 * stored.freshMs) {
      this.#renew(key, read, reader)
      reader.cache = 'stale'
      return this.#deliver(stored, { kind: 'renewing' })
    }
    try {
      return await this.#wait(key, read, reader, stored)
    } catch (error) {
      if (!(error instanceof Problem) || !mayBeOld(error)) throw error
      return this.#deliverOld(stored, error, reader)
    }
  }

  async #wait(
    key: string,
    read: CheckedRead,
    reader: Reader,
    old: StoredAnswer | null = null,
  ): Promise<SharedAnswer> {
    const isShared = this.#flights.isRunning(key)
    if (!isShared) this.#chargeFill(reader)
    reader.cache = isShared ? 'coalesced' : 'miss'
    const start = (signal: AbortSignal): Promise<StoredAnswer> => this.#call(key, read, signal)
    const stored = await this.#flights.join(key, start, reader.signal).catch((error: unknown) => {
      throw problemForError(error)
    })
    return this.#deliver(stored, { kind: 'fetched', isRenewal: old !== null, isShared })
  }

  /** Behind an answer that has been given. The client who asked pays, or nobody renews. */
  #renew(key: string, read: CheckedRead, reader: Reader): void {
    if (this.#flights.isRunning(key)) return
    if (this.#options.limits.fill(reader.client) !== null) return
    this.#flights.begin(key, (signal) => this.#call(key, read, signal))
  }

  #chargeFill({ client }: Reader): void {
    const waitS = this.#options.limits.fill(client)
    if (waitS !== null) throw new Problem('too_many_new_reads', { retryAfterS: waitS })
  }

  async #call(key: string, read: CheckedRead, signal: AbortSignal): Promise<StoredAnswer> {
    const { fetchRead, settings, clock } = this.#options
    try {
      const { json, fetchedAtMs } = await fetchRead(read, signal)
      const arrivedMs = clock.nowMs()
      const freshForMs = freshMs(read, settings.ttlMs, fetchedAtMs)
      const stored: StoredAnswer = {
        kind: 'answer',
        content: this.#contentOf(key, json),
        fetchedAtMs,
        arrivedMs,
        freshMs: freshForMs,
        usableUntilMs: arrivedMs + freshForMs + settings.staleMs,
      }
      this.#store.keep(key, stored)
      return stored
    } catch (error) {
      if (error instanceof Problem) this.#noteFailure(key, error)
      throw error
    }
  }

  /** Data that was fetched again and has not changed keeps its packed forms. */
  #contentOf(key: string, json: string): Content {
    const content = new Content(json)
    const known = this.#store.find(key)
    if (known === null || known.kind === 'refusal') return content
    return known.content.plain.etag === content.plain.etag ? known.content : content
  }

  #noteFailure(key: string, problem: Problem): void {
    const { settings, clock } = this.#options
    if (REMEMBERED.has(problem.code)) {
      const usableUntilMs = clock.nowMs() + settings.negativeTtlMs
      this.#store.keep(key, { kind: 'refusal', problem, usableUntilMs })
      return
    }
    const stored = this.#store.find(key)
    if (stored?.kind === 'answer') this.#troubles.note(stored, problem)
  }

  #deliverOld(stored: StoredAnswer, problem: Problem, reader: Reader): SharedAnswer {
    reader.cache = 'stale'
    return this.#deliver(stored, { kind: 'old', problem })
  }

  #deliver(stored: StoredAnswer, delivery: Delivery): SharedAnswer {
    const { content, fetchedAtMs, arrivedMs, freshMs } = stored
    const ageMs = this.#options.clock.nowMs() - arrivedMs
    return { content, fetchedAtMs, ageMs, ttlMs: freshMs - ageMs, delivery }
  }
}

/** Old data is better than trouble; a refusal such as 403 or 404 is news, and stays. */
function mayBeOld(problem: Problem): boolean {
  return problem.status >= 500 || problem.code === 'too_many_new_reads'
}
