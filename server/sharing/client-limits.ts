import { LRUCache } from 'lru-cache'
import type { Clock } from '#server/clock.ts'
import type { ClientLimitSettings } from './sharing-settings.ts'

/** More clients than this are not remembered: who was forgotten begins with a full bucket. */
const MOST_CLIENTS = 10_000
const BURST_S = 3
const MINUTE_S = 60

type Bucket = { tokens: number; atMs: number }

/**
 * How much one client may ask for (L1): requests, and requests that cause a call. Two buckets,
 * because a whole office behind one address shares what is stored. No timers: a bucket is filled up
 * when it is looked at.
 */
export class ClientLimits {
  readonly #requests: Buckets
  readonly #fills: Buckets

  constructor(clock: Clock, { requestsPerSec, fillsPerMin }: ClientLimitSettings) {
    this.#requests = new Buckets(clock, requestsPerSec, requestsPerSec * BURST_S)
    this.#fills = new Buckets(clock, fillsPerMin / MINUTE_S, fillsPerMin)
  }

  /** Takes a request of this client; returns how long it must wait instead, in s, or `null`. */
  request(client: string): number | null {
    return this.#requests.take(client)
  }

  /** The same for a request that causes a call to the API. */
  fill(client: string): number | null {
    return this.#fills.take(client)
  }
}

class Buckets {
  readonly #clock: Clock
  readonly #perSec: number
  readonly #capacity: number
  readonly #buckets = new LRUCache<string, Bucket>({ max: MOST_CLIENTS })

  constructor(clock: Clock, perSec: number, capacity: number) {
    this.#clock = clock
    this.#perSec = perSec
    this.#capacity = capacity
  }

  take(client: string): number | null {
    if (this.#capacity === 0) return null
    const nowMs = this.#clock.nowMs()
    const bucket = this.#buckets.get(client) ?? { tokens: this.#capacity, atMs: nowMs }
    const gained = ((nowMs - bucket.atMs) / 1000) * this.#perSec
    bucket.tokens = Math.min(this.#capacity, bucket.tokens + gained)
    bucket.atMs = nowMs
    this.#buckets.set(client, bucket)
    if (bucket.tokens < 1) return Math.max(1, Math.ceil((1 - bucket.tokens) / this.#perSec))
    bucket.tokens -= 1
    return null
  }
}
