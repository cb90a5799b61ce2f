import type { TimeWindow } from '#src/model/time/time-range.ts'
import { stretchesOf, type StateSpan, type StateStretch } from '#src/series/events/events-state.ts'

/** What a slot shows: a status (`null`: none was reported), or `undefined`: nobody watched. */
export type Slot = string | null | undefined

export type SlotChoice = {
  /** Length of a slot, ms. */
  readonly slotMs: number
  readonly count: number
  /** How bad a status is, higher is worse; 0: no trouble. */
  readonly troubleOf: (status: string | null) => number
}

/** The time that slots cover up to now (epoch ms): whole slots of the clock, the last one still running. */
export function slotWindow(
  nowMs: number,
  { slotMs, count }: Pick<SlotChoice, 'slotMs' | 'count'>,
): TimeWindow {
  const endMs = (Math.floor(nowMs / slotMs) + 1) * slotMs
  return { fromMs: endMs - count * slotMs, toMs: nowMs }
}

/**
 * What each slot shows, oldest first. Trouble of any length wins, the worst of several; else what took
 * most of it, "not watched" included.
 */
export function slotsOf(
  spans: readonly StateSpan[],
  nowMs: number,
  choice: SlotChoice,
): readonly Slot[] {
  const { slotMs, count, troubleOf } = choice
  const window = slotWindow(nowMs, choice)
  const shares = Array.from({ length: count }, () => new Map<Slot, number>())
  for (const stretch of stretchesOf(spans, window)) {
    const status = statusIn(stretch)
    const first = Math.floor((stretch.fromMs - window.fromMs) / slotMs)
    const end = Math.ceil((stretch.toMs - window.fromMs) / slotMs)
    for (const [at, share] of shares.slice(first, end).entries()) {
      const slotFromMs = window.fromMs + (first + at) * slotMs
      const tookMs =
        Math.min(stretch.toMs, slotFromMs + slotMs) - Math.max(stretch.fromMs, slotFromMs)
      share.set(status, (share.get(status) ?? 0) + tookMs)
    }
  }
  return shares.map((share) => shownOf(share, troubleOf))
}

function statusIn(stretch: StateStretch): Slot {
  return stretch.isObserved ? stretch.status : undefined
}

function shownOf(share: ReadonlyMap<Slot, number>, troubleOf: SlotChoice['troubleOf']): Slot {
  const ranked = [...share].map(([status, tookMs]) => ({
    status,
    tookMs,
    trouble: status === undefined ? 0 : troubleOf(status),
  }))
  return ranked.toSorted((a, b) => b.trouble - a.trouble || b.tookMs - a.tookMs)[0]?.status
}

/** How often and how long a status was seen. */
export type SeenStatus = {
  readonly status: string | null
  /** Beginnings in the window: what was so before and after a hole counts once. */
  readonly times: number
  readonly tookMs: number
}

/** A window as it was seen. `unwatchedMs` and all `tookMs` add up to its length. */
export type SeenInAll = { readonly seen: readonly SeenStatus[]; readonly unwatchedMs: number }

/** What was seen in a window, in the order of first sight. */
export function seenInAll(spans: readonly StateSpan[], window: TimeWindow): SeenInAll {
  const seen = new Map<string | null, SeenStatus>()
  let unwatchedMs = 0
  let last: Slot
  for (const stretch of stretchesOf(spans, window)) {
    const lengthMs = stretch.toMs - stretch.fromMs
    if (!stretch.isObserved) {
      unwatchedMs += lengthMs
      continue
    }
    const { status } = stretch
    const { times, tookMs } = seen.get(status) ?? { times: 0, tookMs: 0 }
    const began = status === last ? 0 : 1
    seen.set(status, { status, times: times + began, tookMs: tookMs + lengthMs })
    last = status
  }
  return { seen: [...seen.values()], unwatchedMs }
}
