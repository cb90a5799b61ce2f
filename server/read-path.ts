import type { Account } from './account.ts'
import type { Clock } from './clock.ts'
import type { Config } from './config.ts'
import { createFetchRead } from './fetch-read.ts'
import type { Log } from './log.ts'
import { ClientLimits } from './sharing/client-limits.ts'
import { SharedReads } from './sharing/shared-reads.ts'
import { createSignIn } from './sign-in.ts'
import type { Gauges, Telemetry } from './telemetry.ts'
import { TokenSource, type TokenEvent } from './token-source.ts'
import { createUpstream, type Upstream } from './upstream.ts'
import { createGuardedUpstream } from './upstream/guarded-upstream.ts'

/** Everything between a checked read and the API. */
export type ReadPath = Readonly<{
  reads: SharedReads
  limits: ClientLimits
  tokens: TokenSource
  gauges(): Gauges
  /** Ends background renewal and cuts calls that still run. */
  close(): Promise<void>
}>

type Surroundings = Readonly<{ account: Account; log: Log; clock: Clock; telemetry: Telemetry }>

/** From the way out inwards: one origin, its guards, the token, cleaning, sharing. */
export function createReadPath(config: Config, surroundings: Surroundings): ReadPath {
  const { account, clock, telemetry } = surroundings
  const closing = new AbortController()
  const upstream = createUpstream(account.origin, config.upstream)
  const settings = { ...config.guard, maxConnections: config.upstream.maxConnections }
  const guarded = createGuardedUpstream({ upstream, clock, telemetry, settings })
  const tokens = createTokens(config, surroundings, guarded.forSignIn, closing.signal)
  const limits = new ClientLimits(clock, config.clientLimits)
  const fetchRead = createFetchRead({
    upstream: guarded,
    tokens,
    clean: { showLastEvent: config.showLastEvent },
    limits: config.upstream,
  })
  const reads = new SharedReads({ fetchRead, settings: config.sharing, limits, clock })
  return {
    reads,
    limits,
    tokens,
    gauges: () => ({
      ...guarded.gauges(),
      ...reads.size,
      tokenExpiresInMs: tokens.expiresInMs(),
    }),
    close: () => {
      tokens.close()
      closing.abort()
      return upstream.close()
    },
  }
}

function createTokens(
  config: Config,
  { account, log, clock, telemetry }: Surroundings,
  upstream: Upstream,
  signal: AbortSignal,
): TokenSource {
  const { credentials } = account
  const { tokenPath, tokenRefreshBeforeMs: refreshBeforeMs } = config
  const { totalTimeoutMs } = config.upstream
  return new TokenSource({
    signIn: createSignIn({ upstream, credentials, tokenPath, totalTimeoutMs, signal }),
    clock,
    refreshBeforeMs,
    onEvent: (event) => {
      logTokenEvent(log, event)
      if (event.kind === 'signed_in') telemetry.signedIn(event.lifeMs)
      else telemetry.signInFailed(event.reason)
    },
  })
}

function logTokenEvent(log: Log, event: TokenEvent): void {
  if (event.kind === 'signed_in') log.info({ lifeS: event.lifeMs / 1000 }, 'signed in')
  else {
    const isRefused = /^STATUS_4\d\d$/.test(event.reason)
    const what = isRefused
      ? 'sign-in failed: the API refuses STREAMKAP_CLIENT_ID with STREAMKAP_SECRET'
      : 'sign-in failed'
    log.warn({ reason: event.reason, nextTryMs: Math.round(event.restMs) }, what)
  }
}
