/** How a read was answered (RFC 9211 words; `negative`: a remembered 404, 400 or 422). */
export type CacheOutcome = 'hit' | 'stale' | 'miss' | 'coalesced' | 'negative'

export type BreakerState = 'closed' | 'open' | 'half_open'

/** A finished call to the API. `outcome`: its status (`200`), or a word for the kind of trouble. */
export type CallOutcome = Readonly<{ route: string; outcome: string; ms: number }>

export type AnsweredRequest = Readonly<{
  method: string
  /** The row of the list of reads, or one of the proxy's own addresses; never an id. */
  route: string
  status: number
  ms: number
  /** Null for anything that is no read, and for reads that were refused before the store. */
  cache: CacheOutcome | null
}>

/**
 * What the parts of the proxy tell about themselves while they work. Counted for the scrape
 * listener and the diagnostics page; carries no address, id, query or name of a person.
 */
export type Telemetry = {
  answered(request: AnsweredRequest): void
  called(call: CallOutcome): void
  retried(route: string): void
  breakerChanged(state: BreakerState): void
  signedIn(lifeMs: number): void
  signInFailed(reason: string): void
}

/** Sizes that are read when somebody asks, not counted as they change. */
export type Gauges = Readonly<{
  callsRunning: number
  callsWaiting: number
  /** Sign-ins included. */
  callsLastMinute: number
  /** How long the API asked to be left alone still; null: it did not. */
  gateClosedForMs: number | null
  storedBytes: number
  storedAnswers: number
  tokenExpiresInMs: number | null
}>
