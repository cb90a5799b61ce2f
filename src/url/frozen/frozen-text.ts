import type { TimeRange } from '#src/model/time/time-range.ts'
import { parsePin, pinText } from '#src/url/chart/pin-text.ts'
import { parseRange, rangeTexts } from '#src/url/time/range-text.ts'

/** A page that stands still: it shows fixed instants and asks for nothing new. */
export type Frozen = {
  /** When it was frozen, epoch ms. */
  readonly atMs: number
  /** The range that it goes on with; null: the one it shows, which was fixed before. */
  readonly live: TimeRange | null
}

/** `frozen` and `live` as they stand in an address; null: not there. */
export type FrozenTexts = { readonly frozen: string | null; readonly live: string | null }

/** Between the two ends in `live`; no end holds it. */
const BETWEEN = '_'

/** Reads both texts; null when `frozen` is no instant. A bad `live` keeps the range that is shown. */
export function parseFrozen(
  { frozen, live }: { readonly frozen: string; readonly live: string | null },
  zone: string,
  nowMs: number,
): Frozen | null {
  const atMs = parsePin(frozen)
  if (atMs === null) return null
  const [from = null, to = null] = live?.split(BETWEEN) ?? []
  if (from === null || to === null) return { atMs, live: null }
  return { atMs, live: parseRange({ from, to }, zone, nowMs).range }
}

/** The texts of a frozen page: `frozen=2026-11-21T14:02:10Z&live=now-6h_now`. */
export function frozenTexts(frozen: Frozen | null): FrozenTexts {
  if (!frozen) return { frozen: null, live: null }
  const { from, to } = frozen.live ? rangeTexts(frozen.live) : { from: null, to: null }
  const atMs = Math.floor(frozen.atMs / 1000) * 1000
  return { frozen: pinText(atMs), live: from === null ? null : `${from}${BETWEEN}${to}` }
}
