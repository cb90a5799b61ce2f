import type { Store } from '#src/model/store.ts'
import { pageNow } from '#src/model/time/server-time.ts'
import { MINUTE_MS } from '#src/model/time/time-range.ts'
import type { StateSpan } from '#src/series/events/events-state.ts'
import {
  mergeSamples,
  newestSamples,
  NO_SAMPLES,
  withSample,
  type ObservedSamples,
} from '#src/series/observed/observed-samples.ts'
import { mergeSpans, withLook } from '#src/series/observed/observed-spans.ts'
import type { UsualHistory } from '#src/series/usual/usual-day.ts'
import { ObservedKeeper, type Kept } from './observed-keeper.ts'
import { UsualStore } from './usual-store.ts'

/** What one answer says about one entity at one moment. */
export type Look = {
  readonly entityId: string
  /** When the answer was given, epoch ms. */
  readonly atMs: number
  /** `null`: asked, and none reported. `undefined`: the answer is not about the status. */
  readonly status: string | null | undefined
  /** Numbers worth keeping, by metric; null: not reported. Absent: none is kept of this entity. */
  readonly numbers?: Readonly<Record<string, number | null>>
}

/** What this screen has observed of one entity; the same object until there is more. */
export type EntityHistory = {
  readonly spans: readonly StateSpan[]
  readonly samples: ObservedSamples
}

export const NO_HISTORY: EntityHistory = { spans: [], samples: NO_SAMPLES }

const DATABASE_NAME = 'streamgauge-observed'
/** Of an entity that no page shows, this many samples stay in memory. */
const SAMPLES_IN_MEMORY = 180
/**
 * Statuses and verdicts of an entity stand apart. More than twice what the largest account has: a round
 * that looks at more than fit would make every round forget what the one before saw.
 */
const ENTITIES_IN_MEMORY = 30_000
/** Entities whose whole past is in memory: those of the last few pages. */
const MOST_OPENED = 12
/** What is usual changes slowly: it is written less often. */
const USUAL_EVERY_MS = 10 * MINUTE_MS
/** Samples of one entity that wait to be written while nothing can be kept. */
const MOST_WAITING = 60

/**
 * The observed history: statuses and numbers that the API has no past of, as this screen saw them.
 * In memory at once, and in the browser's database once a minute, for 14 days.
 */
export class ObservedStore {
  readonly #keeper: ObservedKeeper
  readonly #now: () => number
  readonly #entities = new Map<string, EntityHistory>()
  readonly #opened = new Set<string>()
  readonly #changed = new Set<string>()
  readonly #waiting = new Map<string, ObservedSamples>()
  readonly #usual = new UsualStore()
  readonly #listeners = new Set<() => void>()
  #usualWrittenMs = -Infinity
  #opening: Promise<void> | null = null
  #writing: Promise<void> | null = null

  constructor({
    name = DATABASE_NAME,
    now = pageNow,
    ...limits
  }: { name?: string; now?: () => number; mostBytes?: number } = {}) {
    this.#keeper = new ObservedKeeper(name, limits)
    this.#now = now
  }

  /** Whether it outlives this page, and why not. */
  get kept(): Store<Kept> {
    return this.#keeper.kept
  }

  subscribe = (onChange: () => void): (() => void) => {
    this.#listeners.add(onChange)
    return () => this.#listeners.delete(onChange)
  }

  historyOf(entityId: string): EntityHistory {
    return this.#entities.get(entityId) ?? NO_HISTORY
  }

  /** What is usual of a connector; the same object until more is learned. */
  usualOf(connectorId: string): UsualHistory {
    return this.#usual.of(connectorId)
  }

  /** Takes in what an answer tells of what is usual. */
  learn(connectorId: string, take: (history: UsualHistory) => UsualHistory): void {
    this.#usual.learn(connectorId, take)
  }

  /** Takes in what answers say. */
  look(looks: readonly Look[]): void {
    for (const look of looks) this.#take(look)
    this.#forgetSome()
    if (looks.length > 0) this.#notify()
  }

  /** Opens the database and writes once a minute, and when the page is hidden; the result ends it. */
  start(): () => void {
    void this.#open()
    const write = () => void this.write()
    const writeAll = () => {
      this.#usualWrittenMs = -Infinity
      write()
    }
    const onHide = () => document.hidden && writeAll()
    const timer = setInterval(write, MINUTE_MS)
    document.addEventListener('visibilitychange', onHide)
    globalThis.addEventListener?.('pagehide', writeAll)
    return () => {
      clearInterval(timer)
      globalThis.removeEventListener?.('pagehide', writeAll)
      document.removeEventListener('visibilitychange', onHide)
    }
  }

  /** Fetches the whole past of an entity that a page shows. */
  async load(entityId: string): Promise<void> {
    if (this.#opened.has(entityId)) return
    this.#opened.add(entityId)
    const [oldest] = this.#opened
    if (this.#opened.size > MOST_OPENED && oldest !== undefined) this.#opened.delete(oldest)
    // A page asks before the shell around it starts the history: whoever comes first opens.
    await this.#open()
    const samples = await this.#keeper.samplesOf(entityId)
    if (!samples || samples.timesMs.length === 0) return
    const own = this.historyOf(entityId)
    this.#entities.set(entityId, { ...own, samples: mergeSamples(samples, own.samples) })
    this.#notify()
  }

  /** Writes what is new, one batch at a time; never throws. */
  write(): Promise<void> {
    this.#writing ??= this.#writeAll().finally(() => {
      this.#writing = null
    })
    return this.#writing
  }

  /** Forgets everything on this device, even what a newer version of this page has written. */
  async clear(): Promise<void> {
    this.#entities.clear()
    this.#changed.clear()
    this.#waiting.clear()
    this.#usual.clear()
    await this.#keeper.clear(this.#now())
    this.#notify()
  }

  /** Writes what is new and lets go of the database. */
  async close(): Promise<void> {
    this.#usualWrittenMs = -Infinity
    await this.write()
    this.#keeper.close()
    this.#opening = null
  }

  #open(): Promise<void> {
    this.#opening ??= this.#readStatuses()
    return this.#opening
  }

  async #readStatuses(): Promise<void> {
    const spans = await this.#keeper.open(this.#now())
    for (const [entityId, before] of spans ?? []) {
      const own = this.historyOf(entityId)
      this.#entities.set(entityId, { ...own, spans: mergeSpans(before, own.spans) })
    }
    this.#usual.restore((await this.#keeper.usual(this.#now())) ?? new Map())
    this.#notify()
  }

  async #writeAll(): Promise<void> {
    await this.#write()
    if (this.#now() - this.#usualWrittenMs < USUAL_EVERY_MS) return
    this.#usualWrittenMs = this.#now()
    await this.#open()
    const usual = this.#usual.takeChanged()
    if (usual.size === 0 || (await this.#keeper.writeUsual(usual, this.#now()))) return
    this.#usual.markChanged(usual.keys())
  }

  async #write(): Promise<void> {
    if (this.#changed.size === 0) return
    await this.#open()
    const spans = new Map([...this.#changed].map((id) => [id, this.historyOf(id).spans]))
    const samples = new Map(this.#waiting)
    this.#changed.clear()
    this.#waiting.clear()
    if (await this.#keeper.write({ spans, samples }, this.#now())) return
    for (const id of spans.keys()) this.#changed.add(id)
    for (const [id, own] of samples) {
      const more = this.#waiting.get(id) ?? NO_SAMPLES
      this.#waiting.set(id, newestSamples(mergeSamples(own, more), MOST_WAITING))
    }
  }

  #take({ entityId, atMs, status, numbers }: Look): void {
    const before = this.historyOf(entityId)
    const spans = status === undefined ? before.spans : withLook(before.spans, status, atMs)
    const samples = numbers ? withSample(before.samples, numbers, atMs) : before.samples
    if (spans === before.spans && samples === before.samples) return
    if (numbers && samples !== before.samples) {
      // Opening can take for ever, when another tab or the browser holds the database.
      const waiting = withSample(this.#waiting.get(entityId) ?? NO_SAMPLES, numbers, atMs)
      this.#waiting.set(entityId, newestSamples(waiting, MOST_WAITING))
    }
    const isOpened = this.#opened.has(entityId)
    const kept = isOpened ? samples : newestSamples(samples, SAMPLES_IN_MEMORY)
    // Moved to the end: the entity that was not looked at for the longest time stands first.
    this.#entities.delete(entityId)
    this.#entities.set(entityId, { spans, samples: kept })
    this.#changed.add(entityId)
  }

  #forgetSome(): void {
    for (const entityId of this.#entities.keys()) {
      if (this.#entities.size <= ENTITIES_IN_MEMORY) return
      this.#entities.delete(entityId)
    }
  }

  #notify(): void {
    for (const listener of this.#listeners) listener()
  }
}

/** The history of this screen. */
export const observedStore = new ObservedStore()
