import type { SettingsReader } from '#server/config-values.ts'

/** How long answers are shared among viewers, and how much of them is kept. */
export type SharingSettings = Readonly<{
  /** Answers are fresh this long; longer for long buckets and for the past, see `freshness.ts`. */
  ttlMs: number
  /** Old answers are given so long after their freshness ended, when no new one can be had. */
  staleMs: number
  /** How long 404, 400 and 422 are remembered. */
  negativeTtlMs: number
  maxBytes: number
  /** Times of windows are rounded down to this. */
  gridMs: number
}>

/** What one client may ask for; 0: without limit. */
export type ClientLimitSettings = Readonly<{
  requestsPerSec: number
  /** Requests that cause a call to the API. */
  fillsPerMin: number
}>

const DAY_MS = 86_400_000
const HOUR_MS = 3_600_000
const MIB = 1024 * 1024

export function readSharingSettings(settings: SettingsReader): SharingSettings {
  const ms = (name: string, fallback: number, min: number, max: number): number =>
    settings.integer(name, { default: fallback, min, max })
  return {
    ttlMs: ms('CACHE_TTL_MS', 10_000, 0, DAY_MS),
    staleMs: ms('CACHE_STALE_MS', 300_000, 0, 7 * DAY_MS),
    negativeTtlMs: ms('CACHE_NEGATIVE_TTL_MS', 5000, 0, DAY_MS),
    maxBytes: MIB * settings.integer('CACHE_MAX_MB', { default: 256, min: 1, max: 65_536 }),
    gridMs: ms('TIME_GRID_MS', 15_000, 1, HOUR_MS),
  }
}

export function readClientLimits(settings: SettingsReader): ClientLimitSettings {
  const most = { min: 0, max: 1_000_000 }
  return {
    requestsPerSec: settings.integer('RATE_LIMIT_RPS', { default: 200, ...most }),
    fillsPerMin: settings.integer('FILL_LIMIT_PER_MIN', { default: 600, ...most }),
  }
}
