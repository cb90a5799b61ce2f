import type { Account } from './account.ts'
import { processClock, type Clock } from './clock.ts'
import type { Config } from './config.ts'
import { createFetchRead } from './fetch-read.ts'
import { createHandler, type Handler } from './handler.ts'
import type { Log } from './log.ts'
import { isLoopback } from './loopback.ts'
import { publicConfig } from './public-config.ts'
import { createSignIn } from './sign-in.ts'
import type { StaticFiles } from './static-files.ts'
import { TokenSource, type TokenEvent } from './token-source.ts'
import { createUpstream, type Upstream } from './upstream.ts'

export type App = {
  readonly handler: Handler
  /** Begins to sign in; without it the first read does. */
  start(): void
  /** A usable token is held and `stop` has not been called. */
  ready(): boolean
  /** From now on `/readyz` says no; reads are still answered. */
  stop(): void
  /** Ends background renewal and cuts calls that still run. */
  close(): Promise<void>
}

export type AppDeps = {
  readonly account: Account
  readonly log: Log
  /** The built page; without it the handler serves the proxy's own addresses only. */
  readonly staticFiles?: StaticFiles
  readonly clock?: Clock
}

/** Puts the proxy together. Opens no socket, reads no file, starts no timer until it is used. */
export function createApp(config: Config, deps: AppDeps): App {
  const { account, log, staticFiles = null } = deps
  const closing = new AbortController()
  const upstream = createUpstream(account.origin, config.upstream)
  const tokens = createTokens(config, deps, upstream, closing.signal)
  const clean = { showLastEvent: config.showLastEvent }
  let isStopping = false
  const ready = (): boolean => !isStopping && tokens.isReady()
  const handler = createHandler({
    config,
    log,
    fetchRead: createFetchRead({ upstream, tokens, clean, limits: config.upstream }),
    originRules: {
      publicOrigins: config.publicOrigins,
      isLoopbackListener: isLoopback(config.listen.host),
    },
    publicConfig: publicConfig(account, staticFiles?.buildId ?? null),
    staticFiles,
    isReady: ready,
  })
  return {
    handler,
    start: () => tokens.start(),
    ready,
    stop: () => {
      isStopping = true
    },
    close: () => {
      tokens.close()
      closing.abort()
      return upstream.close()
    },
  }
}

function createTokens(
  config: Config,
  deps: AppDeps,
  upstream: Upstream,
  signal: AbortSignal,
): TokenSource {
  const { credentials } = deps.account
  const { tokenPath, tokenRefreshBeforeMs: refreshBeforeMs } = config
  const { totalTimeoutMs } = config.upstream
  return new TokenSource({
    signIn: createSignIn({ upstream, credentials, tokenPath, totalTimeoutMs, signal }),
    clock: deps.clock ?? processClock,
    refreshBeforeMs,
    onEvent: (event) => logTokenEvent(deps.log, event),
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
