import { createStore, type Store, type WritableStore } from '#src/model/store.ts'
import type { StateSpan } from '#src/series/events/events-state.ts'
import type { ObservedSamples } from '#src/series/observed/observed-samples.ts'
import type { UsualHistory } from '#src/series/usual/usual-day.ts'
import {
  deleteObserved,
  dropOlderHalf,
  openObserved,
  readSamples,
  readSpans,
  writeBatch,
  type ObservedBatch,
  type ObservedDatabase,
} from './observed-database.ts'
import { readUsual, writeUsual } from './usual-database.ts'

/** Whether what is observed outlives this page. */
export type Kept =
  | { readonly kind: 'opening' }
  | { readonly kind: 'kept' }
  /** `reason`: why not, as the end of a sentence: "the browser has no more room". */
  | { readonly kind: 'not kept'; readonly reason: string }

const LOCK_NAME = 'streamgauge observed history'
const LONGEST_WAIT_MS = 10_000

/**
 * Keeps what is observed in the browser's database. Nothing here throws: what goes wrong is said in
 * `kept`, and the page goes on with what it has in memory.
 */
export class ObservedKeeper {
  readonly #kept: WritableStore<Kept> = createStore<Kept>({ kind: 'opening' })
  readonly #name: string
  readonly #limits: { readonly mostBytes?: number }
  #database: ObservedDatabase | null = null
  #wasTerminated = false

  constructor(name: string, limits: { readonly mostBytes?: number } = {}) {
    this.#name = name
    this.#limits = limits
  }

  get kept(): Store<Kept> {
    return this.#kept
  }

  /** Opens the database. Statuses of every entity; null: nothing can be read. */
  async open(nowMs: number): Promise<ReadonlyMap<string, readonly StateSpan[]> | null> {
    try {
      // Where storage is blocked the name alone throws.
      if (typeof indexedDB === 'undefined') {
        this.#fail('this browser offers no database here')
        return null
      }
      this.#database = await openObserved(this.#name, {
        onBlocked: () => this.#fail('another tab shows an older version of this page'),
        onOutdated: () => {
          this.#database = null
          this.#fail('a newer version of this page is open in another tab')
        },
        onTerminated: () => {
          this.#database = null
          this.#wasTerminated = true
          this.#fail('the browser closed the database')
        },
      })
      const spans = await readSpans(this.#database, nowMs)
      this.#kept.set({ kind: 'kept' })
      return spans
    } catch (error) {
      this.#fail(reasonOf(error))
      return null
    }
  }

  /** All numbers kept of one entity; null: nothing can be read. */
  async samplesOf(entityId: string): Promise<ObservedSamples | null> {
    try {
      return this.#database && (await readSamples(this.#database, entityId))
    } catch (error) {
      this.#fail(reasonOf(error))
      return null
    }
  }

  /** What was learned of every connector; null: nothing can be read. */
  async usual(nowMs: number): Promise<ReadonlyMap<string, UsualHistory> | null> {
    try {
      return this.#database && (await readUsual(this.#database, nowMs))
    } catch (error) {
      this.#fail(reasonOf(error))
      return null
    }
  }

  /** Adds what was learned. Whether it is kept now; if not, it may be tried again. */
  async writeUsual(usual: ReadonlyMap<string, UsualHistory>, nowMs: number): Promise<boolean> {
    const database = await this.#usable(nowMs)
    if (!database) return false
    try {
      await onlyWriter(() => writeUsual(database, usual, { nowMs }))
      return true
    } catch (error) {
      this.#fail(reasonOf(error))
      return false
    }
  }

  /** Adds a batch, one tab at a time. Whether it is kept now; if not, it may be tried again. */
  async write(batch: ObservedBatch, nowMs: number): Promise<boolean> {
    const database = await this.#usable(nowMs)
    if (!database) return false
    try {
      await onlyWriter(() => this.#writeWithRoom(database, batch, nowMs))
      if (this.#database) this.#kept.set({ kind: 'kept' })
      return true
    } catch (error) {
      this.#fail(reasonOf(error))
      return false
    }
  }

  /** The database, opened again when the browser had closed it: a wall is not loaded anew for months. */
  async #usable(nowMs: number): Promise<ObservedDatabase | null> {
    if (!this.#database && this.#wasTerminated) await this.open(nowMs)
    return this.#database
  }

  async #writeWithRoom(database: ObservedDatabase, batch: ObservedBatch, nowMs: number) {
    const limits = { ...this.#limits, nowMs }
    try {
      await writeBatch(database, batch, limits)
    } catch (error) {
      if (!isQuota(error)) throw error
      await dropOlderHalf(database)
      await writeBatch(database, batch, limits)
    }
  }

  /** Forgets everything, what a newer version of this page has written included, and opens anew. */
  async clear(nowMs: number): Promise<void> {
    this.close()
    try {
      await deleteObserved(this.#name)
    } catch (error) {
      this.#fail(reasonOf(error))
      return
    }
    await this.open(nowMs)
  }

  close(): void {
    this.#database?.close()
    this.#database = null
  }

  #fail(reason: string): void {
    this.#kept.set({ kind: 'not kept', reason })
  }
}

/** Runs alone among the tabs. Where a page may not lock (plain http), a transaction has to do. */
async function onlyWriter(write: () => Promise<void>): Promise<void> {
  if (typeof navigator === 'undefined' || !('locks' in navigator)) return write()
  const signal = AbortSignal.timeout(LONGEST_WAIT_MS)
  await navigator.locks.request(LOCK_NAME, { signal }, write)
}

const REASONS: Readonly<Record<string, string>> = {
  VersionError: 'a newer version of this page has written it',
  QuotaExceededError: 'the browser has no more room',
  InvalidStateError: 'this window may not keep anything (a private one?)',
  SecurityError: 'the browser forbids it here',
  TimeoutError: 'another tab has been writing for too long',
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error || error instanceof DOMException)) return String(error)
  return REASONS[error.name] ?? error.message
}

function isQuota(error: unknown): boolean {
  return (
    (error instanceof Error || error instanceof DOMException) && error.name === 'QuotaExceededError'
  )
}
