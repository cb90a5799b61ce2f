import { pageNow } from './server-time.ts'

/** A round's moment older than this is a leftover, such as one from before the device slept. */
const LONGEST_ROUND_MS = 60_000

let roundMs: number | null = null

/**
 * Begins a round: until the returned function is called, every read takes `atMs` (epoch ms) for now,
 * so that all tiles of a page ask about the same window.
 */
export function beginRoundTime(atMs: number): () => void {
  roundMs = atMs
  return () => {
    if (roundMs === atMs) roundMs = null
  }
}

/** The moment windows are resolved at, epoch ms: that of the running round, else now. */
export function roundNow(): number {
  const nowMs = pageNow()
  return roundMs !== null && Math.abs(nowMs - roundMs) < LONGEST_ROUND_MS ? roundMs : nowMs
}
