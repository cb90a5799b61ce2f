import type { Query, QueryCacheNotifyEvent, QueryClient } from '@tanstack/react-query'
import { HttpError } from '#src/api/http/errors.ts'
import { createStore, type Store } from '#src/model/store.ts'
import { refreshPauseMs, type RefreshInterval } from '#src/model/time/refresh-interval.ts'
import {
  INITIAL_REFRESH,
  type RefreshMode,
  type RefreshState,
} from '#src/model/time/refresh-state.ts'
import { beginRoundTime } from '#src/model/time/round-time.ts'
import { LONGEST_HOLD_MS, screenHold } from '#src/model/time/screen-hold.ts'
import { pageNow } from '#src/model/time/server-time.ts'
import { createBackOff, type BackOff } from './back-off.ts'
import { finestStepMs, isDue, isFailing, isUnderWay } from './due-reads.ts'
import { onPageWake } from './page-wake.ts'

/** A round ends after this at the latest; what still hangs then goes on to its own limit of 25 s. */
const ROUND_LIMIT_MS = 20_000
/** The clock is looked at this often, because timers stand still while a device sleeps. */
const LONGEST_NAP_MS = 5000
/** Pause between two looks whether a screen is signed in again. */
const SIGNED_OUT_PAUSE_MS = 60_000
/** A clock that goes back this far was set; a lesser step only makes a wait longer. */
const CLOCK_WAS_SET_MS = 5000

/**
 * Keeps the reads on screen fresh, all by one clock. A round asks again for everything that is in use
 * and old enough, with one moment for all of them; the next is counted from the end of the last, so
 * rounds never overlap. Failed reads are asked in between, alone, by their back-off. A hidden tab and
 * a held screen ask for nothing and catch up once. After a 401 nothing is asked until the tab is shown
 * again or somebody asks by hand: a browser may put up its own sign-in dialog at each try (M04). Moments are of the wall clock: timers only wake.
 */
export class RefreshRounds {
  readonly #store = createStore(INITIAL_REFRESH)
  readonly #client: QueryClient
  readonly #backOff: BackOff
  #timer: ReturnType<typeof setTimeout> | undefined
  #isStarted = false
  #isWanted = false
  #lastEndMs = 0
  #lookedMs = 0

  constructor(client: QueryClient, random: () => number = Math.random) {
    this.#client = client
    this.#backOff = createBackOff({ random })
  }

  get state(): Store<RefreshState> {
    return this.#store
  }

  /** Begins to ask; the returned function ends it. */
  start(): () => void {
    this.#isStarted = true
    this.#lastEndMs = Date.now()
    const check = () => this.#check()
    const onOnline = () => {
      this.#backOff.allowAll(Date.now())
      check()
    }
    const onShown = () => {
      if (this.#store.current().signedOutMs === null) return
      this.#publish({ signedOutMs: null })
      this.#backOff.allowAll(Date.now())
    }
    const stops = [
      this.#client.getQueryCache().subscribe((event) => this.#note(event)),
      screenHold.subscribe(check),
      onPageWake({ onWake: check, onShown, onOnline }),
    ]
    this.#plan()
    return () => {
      this.#isStarted = false
      clearTimeout(this.#timer)
      for (const stop of stops) stop()
    }
  }

  setMode(mode: RefreshMode): void {
    this.#publish({ mode })
    this.#check()
  }

  setInterval(interval: RefreshInterval): void {
    this.#publish({ interval })
    this.#check()
  }

  /** Asks everything on screen at once, paused, held or not; after the round that runs, if one does. */
  refreshNow(): void {
    this.#isWanted = this.#store.current().isAsking
    if (!this.#isWanted) void this.#round(this.#idleReads(), true)
  }

  /** Works out what comes next, says so, and sets the alarm for it. */
  #plan(): void {
    clearTimeout(this.#timer)
    const nowMs = Date.now()
    this.#mindSetClock(nowMs)
    const { mode, interval, signedOutMs } = this.#store.current()
    const reads = this.#reads()
    const pauseMs = refreshPauseMs(interval, finestStepMs(reads))
    const isOff = mode === 'paused' || pauseMs === null
    const heldSinceMs = heldSince(nowMs)
    const isSignedOut = signedOutMs !== null
    const signedInRoundMs = isOff ? null : this.#lastEndMs + pauseMs
    const nextRoundMs = isSignedOut ? signedOutRoundMs(signedOutMs, mode) : signedInRoundMs
    const nextTryMs = isOff || isSignedOut ? null : this.#nextTryMs(reads)
    this.#publish({ pauseMs, nextRoundMs, nextTryMs, heldSinceMs })
    const holdEndMs = heldSinceMs === null ? null : heldSinceMs + LONGEST_HOLD_MS
    const wakeMs = this.#mayAsk() ? earliest([nextRoundMs, nextTryMs]) : holdEndMs
    if (wakeMs === null || !this.#isStarted) return
    const napMs = Math.min(LONGEST_NAP_MS, Math.max(0, wakeMs - nowMs))
    this.#timer = setTimeout(() => this.#check(), napMs)
  }

  /** After the device's clock was set back, nothing waits for a moment that it will show again. */
  #mindSetClock(nowMs: number): void {
    const { signedOutMs } = this.#store.current()
    this.#lastEndMs = Math.min(this.#lastEndMs, nowMs)
    if (signedOutMs !== null && signedOutMs > nowMs) this.#publish({ signedOutMs: nowMs })
    if (this.#lookedMs - nowMs > CLOCK_WAS_SET_MS) this.#backOff.allowAll(nowMs)
    this.#lookedMs = nowMs
  }

  /** Asks for what is due by now, if anything may be asked. */
  #check(): void {
    this.#plan()
    if (!this.#isStarted || !this.#mayAsk()) return
    const { nextRoundMs, nextTryMs } = this.#store.current()
    const nowMs = Date.now()
    if (nextRoundMs !== null && nowMs >= nextRoundMs) void this.#round(this.#due(nowMs), true)
    else if (nextTryMs !== null && nowMs >= nextTryMs) {
      void this.#round(this.#due(nowMs).filter(isFailing), false)
    }
  }

  #mayAsk(): boolean {
    const { mode, heldSinceMs, isAsking } = this.#store.current()
    return !isAsking && heldSinceMs === null && (mode === 'forced' || !document.hidden)
  }

  async #round(reads: readonly Query[], isFull: boolean): Promise<void> {
    clearTimeout(this.#timer)
    this.#publish({ isAsking: true })
    const endRoundTime = beginRoundTime(pageNow())
    const asked = new Set(reads)
    const answers = this.#client.refetchQueries(
      { type: 'active', predicate: (query) => asked.has(query) },
      { cancelRefetch: false },
    )
    await within(answers, ROUND_LIMIT_MS)
    endRoundTime()
    if (isFull) this.#lastEndMs = Date.now()
    this.#publish({ isAsking: false })
    if (this.#isWanted && this.#isStarted) this.refreshNow()
    else this.#check()
  }

  #reads(): Query[] {
    const active = this.#client.getQueryCache().findAll({ type: 'active' })
    return active.filter((query) => !query.isDisabled())
  }

  /** Reads that no request is under way for; one that hangs does not hold up the next round. */
  #idleReads(): Query[] {
    return this.#reads().filter((query) => !isUnderWay(query))
  }

  #due(nowMs: number): Query[] {
    const { interval, pauseMs } = this.#store.current()
    return this.#idleReads().filter((query) =>
      isFailing(query)
        ? this.#backOff.isAllowed(query.queryHash, nowMs)
        : isDue(query, { interval, pauseMs: pauseMs ?? 0 }, nowMs),
    )
  }

  #nextTryMs(reads: readonly Query[]): number | null {
    const failing = reads.filter((query) => isFailing(query) && !isUnderWay(query))
    return earliest(failing.map((query) => this.#backOff.wantedMs(query.queryHash)))
  }

  #note(event: QueryCacheNotifyEvent): void {
    const id = event.query.queryHash
    if (event.type === 'updated' && event.action.type === 'error') {
      const { error } = event.action
      const retryAfterMs = error instanceof HttpError ? error.retryAfterMs : null
      const roundPauseMs = this.#store.current().pauseMs
      const isSignedOut = error instanceof HttpError && error.status === 401
      if (isSignedOut) this.#publish({ signedOutMs: Date.now() })
      this.#backOff.failed({ id, atMs: Date.now(), retryAfterMs, roundPauseMs })
    } else if (event.type === 'removed' || hasSucceeded(event)) {
      this.#backOff.succeeded(id)
      if (hasSucceeded(event)) this.#publish({ signedOutMs: null })
    } else if (event.type !== 'observerAdded' && event.type !== 'observerRemoved') return
    if (!this.#store.current().isAsking) this.#plan()
  }

  #publish(change: Partial<RefreshState>): void {
    const next = { ...this.#store.current(), ...change }
    if (!isSame(this.#store.current(), next)) this.#store.set(next)
  }
}

function hasSucceeded(event: QueryCacheNotifyEvent): boolean {
  return event.type === 'updated' && event.action.type === 'success'
}

/** Since when the screen is held; null when it is not, or was for so long that it goes on. */
function heldSince(nowMs: number): number | null {
  const sinceMs = screenHold.current()
  return sinceMs !== null && nowMs - sinceMs < LONGEST_HOLD_MS ? sinceMs : null
}

/** Nobody presses a button on a screen that was told to go on unseen, so it looks by itself. */
function signedOutRoundMs(sinceMs: number, mode: RefreshMode): number | null {
  return mode === 'forced' ? sinceMs + SIGNED_OUT_PAUSE_MS : null
}

function earliest(moments: readonly (number | null)[]): number | null {
  const known = moments.filter((ms) => ms !== null)
  return known.length === 0 ? null : Math.min(...known)
}

/** Waits for `work`, but not longer than `limitMs`. */
async function within(work: Promise<unknown>, limitMs: number): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const limit = new Promise((resolve) => {
    timer = setTimeout(resolve, limitMs)
  })
  await Promise.race([work, limit])
  clearTimeout(timer)
}

function isSame(a: RefreshState, b: RefreshState): boolean {
  return (
    a.mode === b.mode &&
    a.interval === b.interval &&
    a.pauseMs === b.pauseMs &&
    a.isAsking === b.isAsking &&
    a.nextRoundMs === b.nextRoundMs &&
    a.nextTryMs === b.nextTryMs &&
    a.heldSinceMs === b.heldSinceMs &&
    a.signedOutMs === b.signedOutMs
  )
}
