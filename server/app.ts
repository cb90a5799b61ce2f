import type { Account } from './account.ts'
import { processClock, type Clock } from './clock.ts'
import type { Config } from './config.ts'
import { createHandler, type Handler } from './handler.ts'
import type { Log } from './log.ts'
import { isLoopback } from './loopback.ts'
import { createMetrics, type Scrape } from './metrics/metrics.ts'
import { publicConfig } from './public-config.ts'
import { createReadPath } from './read-path.ts'
import type { StaticFiles } from './static-files.ts'
import { VERSION } from './version.ts'
import { createClientAddress } from './viewers/client-address.ts'
import { createViewers } from './viewers/viewer-check.ts'

export type App = {
  readonly handler: Handler
  /** Begins to sign in; without it the first read does. */
  start(): void
  /** A usable token is held and `stop` has not been called. */
  ready(): boolean
  /** The metrics as Prometheus text, for a listener of its own. */
  scrape(): Promise<Scrape>
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
  const { account, log, staticFiles = null, clock = processClock } = deps
  const buildId = staticFiles?.buildId ?? null
  const metrics = createMetrics({
    clock,
    facts: { version: VERSION, build: buildId, node: process.versions.node },
    budgetPerMinute: config.guard.budgetPerMin === 0 ? null : config.guard.budgetPerMin,
    readGauges: () => path.gauges(),
  })
  const { telemetry } = metrics
  const path = createReadPath(config, { account, log, clock, telemetry })
  let isStopping = false
  const ready = (): boolean => !isStopping && path.tokens.isReady()
  const told = publicConfig(account, buildId)
  const handler = createHandler({
    config,
    log,
    reads: path.reads,
    limits: path.limits,
    originRules: {
      publicOrigins: config.publicOrigins,
      isLoopbackListener: isLoopback(config.listen.host),
    },
    viewers: createViewers(config.viewers, { clock, log }),
    clientAddress: createClientAddress(config.viewers.trustedProxies),
    publicConfig: config.settings === null ? told : { ...told, settings: config.settings },
    staticFiles,
    telemetry,
    isReady: ready,
    diagnostics: () => ({ ...told, isReady: ready(), ...metrics.diagnostics() }),
  })
  return {
    handler,
    start: () => {
      metrics.start()
      path.tokens.start()
    },
    ready,
    scrape: () => metrics.scrape(),
    stop: () => {
      isStopping = true
    },
    close: () => {
      metrics.close()
      return path.close()
    },
  }
}
