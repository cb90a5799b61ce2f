import type { Clock } from './clock.ts'
import { SignInError, type FreshToken, type SignIn } from './sign-in.ts'

/** A token as reads carry it. Compared by identity: a renewed one is another object. */
export type Token = Readonly<{ value: string }>

/** Thrown when a read needs a token and none can be had now. */
export class NoTokenError extends Error {
  readonly retryAfterMs: number
  constructor(retryAfterMs: number) {
    super('no token')
    this.name = 'NoTokenError'
    this.retryAfterMs = retryAfterMs
  }
}

/** Thrown when renewing would not help: Streamkap refused the token of the last renewal as well. */
export class TokenRefusedError extends Error {}

export type TokenEvent =
  | Readonly<{ kind: 'signed_in'; lifeMs: number }>
  | Readonly<{ kind: 'sign_in_failed'; reason: string; restMs: number }>

type HeldToken = Token & Readonly<{ usableUntilMs: number; renewAtMs: number; endsAtMs: number }>

const REFUSED_REST_MS = 5000

type Options = {
  readonly signIn: SignIn
  readonly clock: Clock
  readonly refreshBeforeMs: number
  readonly onEvent: (event: TokenEvent) => void
}

/**
 * Holds the one token of this process (K1–K5): one sign-in for any number of waiting reads,
 * renewed early in the background by a monotonic clock, with rests after failures.
 */
export class TokenSource {
  readonly #options: Options
  #held: HeldToken | null = null
  #running: Promise<void> | null = null
  #failures = 0
  #restUntilMs = -Infinity
  #refusedUntilMs = -Infinity
  #cancelTimer = (): void => undefined
  #isClosed = false

  constructor(options: Options) {
    this.#options = options
  }

  /** Begins the first sign-in in the background; failures are tried again until `close`. */
  start(): void {
    void this.#begin()
  }

  isReady(): boolean {
    return this.#live() !== null
  }

  /** Until the token that is held ends; null when none is. */
  expiresInMs(): number | null {
    const live = this.#live()
    return live === null ? null : live.endsAtMs - this.#options.clock.nowMs()
  }

  /** @throws {NoTokenError} */
  async get(): Promise<Token> {
    const now = this.#options.clock.nowMs()
    const live = this.#live()
    const isResting = now < this.#restUntilMs
    if (live !== null) {
      // A timer may come late on a busy or suspended machine; the read then starts the renewal.
      if (now >= live.renewAtMs && !isResting) void this.#begin()
      return live
    }
    if (this.#running === null && isResting) throw new NoTokenError(this.#restUntilMs - now)
    await this.#begin()
    const fresh = this.#live()
    if (fresh !== null) return fresh
    throw new NoTokenError(this.#restUntilMs - this.#options.clock.nowMs())
  }

  /**
   * A read with `token` got 401. All callers share one renewal.
   * @throws {NoTokenError | TokenRefusedError}
   */
  async replace(token: Token): Promise<Token> {
    if (token === this.#held) {
      if (this.#options.clock.nowMs() < this.#refusedUntilMs) throw new TokenRefusedError()
      this.#held = null
    }
    return this.get()
  }

  /** The replacement got 401 too: renewals caused by 401 rest for some seconds (K4). */
  refusedAgain(token: Token): void {
    if (token !== this.#held) return
    this.#refusedUntilMs = this.#options.clock.nowMs() + REFUSED_REST_MS
  }

  close(): void {
    this.#isClosed = true
    this.#cancelTimer()
  }

  #live(): HeldToken | null {
    const held = this.#held
    return held !== null && this.#options.clock.nowMs() < held.usableUntilMs ? held : null
  }

  #begin(): Promise<void> {
    this.#running ??= this.#attempt().finally(() => {
      this.#running = null
    })
    return this.#running
  }

  async #attempt(): Promise<void> {
    this.#cancelTimer()
    try {
      this.#keep(await this.#options.signIn(this.#failures > 0))
    } catch (error) {
      this.#rest(error)
    }
  }

  #keep(fresh: FreshToken): void {
    const { clock, refreshBeforeMs, onEvent } = this.#options
    const plan = renewalPlan(fresh.lifeMs, refreshBeforeMs, clock.random())
    const now = clock.nowMs()
    this.#held = {
      value: fresh.value,
      usableUntilMs: now + plan.usableMs,
      renewAtMs: now + plan.renewAfterMs,
      endsAtMs: now + fresh.lifeMs,
    }
    this.#failures = 0
    this.#restUntilMs = -Infinity
    onEvent({ kind: 'signed_in', lifeMs: fresh.lifeMs })
    this.#schedule(plan.renewAfterMs)
  }

  #rest(error: unknown): void {
    const { clock, onEvent } = this.#options
    const isRejected = error instanceof SignInError && error.isRejected
    const reason = error instanceof SignInError ? error.reason : 'UNKNOWN'
    const restMs = restAfterFailure(this.#failures, isRejected, clock.random())
    this.#failures += 1
    this.#restUntilMs = clock.nowMs() + restMs
    onEvent({ kind: 'sign_in_failed', reason, restMs })
    this.#schedule(restMs)
  }

  #schedule(delayMs: number): void {
    if (this.#isClosed) return
    this.#cancelTimer = this.#options.clock.after(delayMs, () => void this.#begin())
  }
}

/**
 * When to renew and how long to use a token of `lifeMs`. Early by the setting, at most 30 % of the
 * life, plus up to a fifth of that as jitter so that many processes do not renew together. It is
 * not used in the last moments of its life: a read on its way must not arrive with a dead token.
 */
function renewalPlan(lifeMs: number, refreshBeforeMs: number, random: number) {
  const earlyMs = Math.min(refreshBeforeMs, lifeMs * 0.3)
  const usableMs = lifeMs - Math.min(5000, lifeMs * 0.1)
  return { usableMs, renewAfterMs: Math.min(usableMs, lifeMs - earlyMs * (1 + random * 0.2)) }
}

/** 0.5 s doubling to 30 s with jitter; 15 s or more when the pair itself was refused (K5). */
function restAfterFailure(failures: number, isRejected: boolean, random: number): number {
  const doubledMs = Math.min(25_000, 500 * 2 ** failures)
  return (isRejected ? Math.max(15_000, doubledMs) : doubledMs) * (1 + random * 0.2)
}
