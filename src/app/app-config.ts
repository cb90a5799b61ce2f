import { observeClock } from '#src/api/http/server-clock.ts'
import { pageBase } from '#src/model/page-base.ts'
import { NO_SETTINGS, type Settings } from '#src/model/settings.ts'

/** What the server tells the page about itself; nothing of it is secret. */
export type AppConfig = {
  /** `simulated`: the built-in account. `live`: a real one. `unknown`: the server did not say. */
  readonly mode: 'simulated' | 'live' | 'unknown'
  /** Host of the API behind the proxy; null when simulated or unknown. */
  readonly apiHost: string | null
  /** Version and build of the server; null when unknown. */
  readonly version: string | null
  /** What the operator's settings file says; the one of no file when there is none. */
  readonly settings: Settings
}

const UNKNOWN: AppConfig = {
  mode: 'unknown',
  apiHost: null,
  version: null,
  settings: NO_SETTINGS,
}

/**
 * Reads `config.json` beside the page. Never rejects: a page whose server cannot say what it serves
 * still opens, and says that it does not know.
 */
export async function readAppConfig(limitMs = 2000): Promise<AppConfig> {
  const sentMs = Date.now()
  try {
    const response = await fetch(`${pageBase()}config.json`, {
      signal: AbortSignal.timeout(limitMs),
    })
    // Known before the first read, so that its window is right on a device whose clock is wrong.
    if (response.ok) observeClock(response, sentMs)
    return response.ok ? await parseAppConfig(await response.json()) : UNKNOWN
  } catch {
    return UNKNOWN
  }
}

async function parseAppConfig(json: unknown): Promise<AppConfig> {
  if (typeof json !== 'object' || json === null) return UNKNOWN
  const mode = 'mode' in json ? json.mode : null
  const apiHost = 'apiHost' in json ? json.apiHost : null
  const version = 'version' in json ? json.version : null
  return {
    mode: mode === 'simulated' || mode === 'live' ? mode : 'unknown',
    apiHost: typeof apiHost === 'string' ? apiHost : null,
    version: typeof version === 'string' ? version : null,
    settings: 'settings' in json ? await parseSettings(json.settings) : NO_SETTINGS,
  }
}

/** The reader is fetched only where there is a settings file. */
async function parseSettings(json: unknown): Promise<Settings> {
  const { readSettings } = await import('#src/api/settings.ts')
  return readSettings(json)
}
