/** How often the page asks again, as the choice is spelt in an address. */
export const REFRESH_INTERVALS = ['off', '5s', '10s', '30s', '1m', '5m', 'auto'] as const

export type RefreshInterval = (typeof REFRESH_INTERVALS)[number]

const INTERVAL_MS = { '5s': 5000, '10s': 10_000, '30s': 30_000, '1m': 60_000, '5m': 300_000 }

const SHORTEST_AUTO_MS = 15_000
const LONGEST_AUTO_MS = 60_000
/** Auto asks so many times per bucket: nobody sees less than a twentieth of one. */
const ASKS_PER_BUCKET = 20

/**
 * Pause between two rounds in ms; null: off. `auto` follows the finest step on screen (`stepMs`; null
 * without series): 15 s up to buckets of 5 min, 60 s from 20 min on.
 */
export function refreshPauseMs(interval: RefreshInterval, stepMs: number | null): number | null {
  if (interval === 'off') return null
  if (interval !== 'auto') return INTERVAL_MS[interval]
  const wantedMs = (stepMs ?? 0) / ASKS_PER_BUCKET
  return Math.min(LONGEST_AUTO_MS, Math.max(SHORTEST_AUTO_MS, wantedMs))
}
