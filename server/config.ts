import { fileURLToPath } from 'node:url'
import { SettingsReader } from './config-values.ts'
import { readCredentials, type CredentialSource } from './credentials.ts'
import { isLoopback } from './loopback.ts'
import { readSettingsFile, type PublicSettings } from './settings-file/settings-file.ts'
import {
  readClientLimits,
  readSharingSettings,
  type ClientLimitSettings,
  type SharingSettings,
} from './sharing/sharing-settings.ts'
import { readUpstreamOrigin } from './upstream-origin.ts'
import { readGuardSettings, type GuardSettings } from './upstream/guard-settings.ts'
import { readViewerSettings, type ViewerSettings } from './viewers/viewer-settings.ts'

/** All settings of one process, checked. Names ending in `Ms`, `S` and `Bytes` say their unit. */
export type Config = Readonly<{
  /** What is read: a real account, or the built-in simulated one when no credentials are set. */
  account:
    | Readonly<{ mode: 'live'; origin: string; credentials: CredentialSource }>
    | Readonly<{ mode: 'simulated'; scenario: string }>
  listen: Readonly<{ host: string; port: number }>
  /** Where scrapers are answered; null: nowhere. A port that was not chosen may be given up. */
  metrics: Readonly<{ host: string; port: number; isPortChosen: boolean }> | null
  /** Origins under which browsers reach the page; empty on a loopback-only installation. */
  publicOrigins: readonly string[]
  /** Path under those origins, such as `/streamgauge`; empty: the root. */
  basePath: string
  viewers: ViewerSettings
  /** What the settings file says to browsers; null: there is no file. */
  settings: PublicSettings | null
  staticDir: Readonly<{ path: string; isChosen: boolean }>
  upstream: UpstreamLimits
  guard: GuardSettings
  sharing: SharingSettings
  clientLimits: ClientLimitSettings
  tokenPath: string
  tokenRefreshBeforeMs: number
  bodyLimitBytes: number
  maxIds: number
  allowedTenantIds: readonly string[]
  showLastEvent: boolean
  client: Readonly<{ headersTimeoutMs: number; requestTimeoutMs: number }>
  shutdown: Readonly<{ delayMs: number; drainMs: number }>
  logLevel: string
}>

export type UpstreamLimits = Readonly<{
  connectTimeoutMs: number
  firstByteTimeoutMs: number
  totalTimeoutMs: number
  maxBytes: number
  maxConnections: number
}>

/** Thrown once with every fault; each line names a variable and never its value. */
export class ConfigError extends Error {
  readonly faults: readonly string[]
  constructor(faults: readonly string[]) {
    super(faults.join('\n'))
    this.name = 'ConfigError'
    this.faults = faults
  }
}

const DAY_MS = 86_400_000
const BUILT_PAGE = fileURLToPath(new URL('../dist', import.meta.url))
const ID_LIST = { pattern: /^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/, allowed: 'ids' }
const ORIGIN = {
  pattern: /^https?:\/\/(?:[a-z0-9.-]+|\[[0-9a-f:]+\])(?::\d{1,5})?$/,
  allowed: 'origins in small letters such as https://gauge.example.com, without a path',
}
const LOG_LEVEL = {
  pattern: /^(?:trace|debug|info|warn|error|fatal|silent)$/,
  allowed: 'trace, debug, info, warn, error, fatal or silent',
}
const SCENARIO = { pattern: /^[a-z0-9-]{1,40}$/, allowed: 'the name of a simulated scenario' }
const BASE_PATH = {
  pattern: /^(?:\/|(?:\/[A-Za-z0-9_-]+){1,8}\/?)$/,
  allowed: 'a path such as /streamgauge',
}
const TOKEN_PATH = {
  pattern: /^(?:\/[A-Za-z0-9_-]+)+$/,
  allowed: 'a path such as /auth/access-token',
}

/**
 * Turns the environment into a checked configuration.
 * @throws {ConfigError} naming all faults at once
 */
export function readConfig(
  env: Readonly<Record<string, string | undefined>>,
  readFile?: (path: string) => string,
): Config {
  const settings = new SettingsReader(env, readFile)
  const config = readAll(settings)
  if (settings.faults.length > 0) throw new ConfigError(settings.faults)
  return Object.freeze(config)
}

function readAll(settings: SettingsReader): Config {
  const staticDir = settings.text('STATIC_DIR')
  return {
    account: readAccount(settings),
    ...readListener(settings),
    metrics: readMetricsListener(settings),
    basePath: settings.matching('BASE_PATH', '/', BASE_PATH).replace(/\/$/, ''),
    settings: readConfigFile(settings),
    staticDir: { path: staticDir ?? BUILT_PAGE, isChosen: staticDir !== null },
    upstream: readUpstreamLimits(settings),
    guard: readGuardSettings(settings),
    sharing: readSharingSettings(settings),
    clientLimits: readClientLimits(settings),
    tokenPath: settings.matching('STREAMKAP_TOKEN_PATH', '/auth/access-token', TOKEN_PATH),
    tokenRefreshBeforeMs:
      1000 * settings.integer('TOKEN_REFRESH_BEFORE_S', { default: 60, min: 0, max: 3600 }),
    bodyLimitBytes: 1024 * settings.integer('BODY_LIMIT_KB', { default: 64, min: 1, max: 1024 }),
    maxIds: settings.integer('MAX_IDS', { default: 1000, min: 1, max: 10_000 }),
    allowedTenantIds: settings.list('ALLOWED_TENANT_IDS', ID_LIST),
    showLastEvent: settings.flag('SHOW_LAST_EVENT'),
    client: {
      headersTimeoutMs: readMs(settings, 'CLIENT_HEADERS_TIMEOUT_MS', 10_000),
      requestTimeoutMs: readMs(settings, 'CLIENT_REQUEST_TIMEOUT_MS', 20_000),
    },
    shutdown: {
      delayMs: settings.integer('SHUTDOWN_DELAY_MS', { default: 0, min: 0, max: 600_000 }),
      drainMs: settings.integer('DRAIN_MS', { default: 10_000, min: 0, max: 600_000 }),
    },
    logLevel: settings.matching('LOG_LEVEL', 'info', LOG_LEVEL),
  }
}

function readAccount(settings: SettingsReader): Config['account'] {
  const origin = readUpstreamOrigin(settings)
  const scenario = settings.matching('SIMULATOR_SCENARIO', 'demo', SCENARIO)
  const credentials = readCredentials(settings)
  return credentials === null
    ? { mode: 'simulated', scenario }
    : { mode: 'live', origin, credentials }
}

/** A listener that others can reach needs viewer sign-in and known origins (V1). */
function readListener(
  settings: SettingsReader,
): Pick<Config, 'listen' | 'publicOrigins' | 'viewers'> {
  const host = settings.text('LISTEN_HOST') ?? '127.0.0.1'
  const port = settings.integer('LISTEN_PORT', { default: 8080, min: 0, max: 65_535 })
  const publicOrigins = readPublicOrigins(settings)
  const viewers = readViewerSettings(settings)
  if (!isLoopback(host)) {
    if (viewers.auth.kind === 'none') {
      settings.fault(
        'LISTEN_HOST',
        'must be a loopback address while VIEWER_AUTH is none, because anyone who reaches another address could read the account',
      )
    }
    if (publicOrigins.length === 0) {
      settings.fault(
        'PUBLIC_ORIGIN',
        'must be set when LISTEN_HOST is not a loopback address',
        'missing',
      )
    }
  }
  return { listen: { host, port }, publicOrigins, viewers }
}

/** Any address is fine: what is told there says nothing about the account. */
function readMetricsListener(settings: SettingsReader): Config['metrics'] {
  const host = settings.text('METRICS_HOST') ?? '127.0.0.1'
  const isOff = settings.text('METRICS_PORT') === 'off'
  if (isOff) return null
  const port = settings.integer('METRICS_PORT', { default: 9464, min: 0, max: 65_535 })
  return { host, port, isPortChosen: settings.text('METRICS_PORT') !== null }
}

/** Every fault of the file becomes one of the environment's, so that all are told at once. */
function readConfigFile(settings: SettingsReader): PublicSettings | null {
  const text = settings.document('CONFIG_FILE')
  if (text === null) return null
  const file = readSettingsFile(text)
  for (const sentence of file.faults) settings.fault('CONFIG_FILE', sentence, 'file')
  return file.settings
}

/** As browsers write them: without the port that belongs to the scheme. */
function readPublicOrigins(settings: SettingsReader): readonly string[] {
  const origins = settings.list('PUBLIC_ORIGIN', ORIGIN)
  if (origins.every((origin) => URL.canParse(origin))) {
    return origins.map((origin) => new URL(origin).origin)
  }
  settings.fault('PUBLIC_ORIGIN', `must be ${ORIGIN.allowed}`)
  return []
}

function readUpstreamLimits(settings: SettingsReader): UpstreamLimits {
  return {
    connectTimeoutMs: readMs(settings, 'UPSTREAM_CONNECT_TIMEOUT_MS', 3000),
    firstByteTimeoutMs: readMs(settings, 'UPSTREAM_FIRST_BYTE_TIMEOUT_MS', 15_000),
    totalTimeoutMs: readMs(settings, 'UPSTREAM_TOTAL_TIMEOUT_MS', 30_000),
    maxBytes: 1024 * 1024 * settings.integer('UPSTREAM_MAX_MB', { default: 16, min: 1, max: 1024 }),
    maxConnections: settings.integer('UPSTREAM_MAX_CONNECTIONS', {
      default: 16,
      min: 1,
      max: 1024,
    }),
  }
}

function readMs(settings: SettingsReader, name: string, fallback: number): number {
  return settings.integer(name, { default: fallback, min: 1, max: DAY_MS })
}
