import { scaleOf } from '#src/charts/axes/scale.ts'
import type { Plot } from '#src/charts/layout.ts'
import type { ChartEvent, EventKind } from '#src/series/events/events.ts'
import { mergeEvents } from '#src/series/events/merge-events.ts'
import { groupWords, type LaneTime } from './event-words.ts'
import { GLYPH_RADIUS_PX } from './glyph-paths.ts'

/** One mark of an event lane: an event, or several that are near. */
export type EventMark = {
  /** Epoch ms; no two marks of a lane share it. */
  readonly atMs: number
  readonly kind: EventKind
  /** Middle of its glyph and left edge of the text beside it, px. */
  readonly x: number
  readonly textX: number
  /** What stands beside the glyph; null: there is no room for it. */
  readonly text: string | null
  /** All it stands for, with times. */
  readonly words: string
}

export const EVENT_LANE_PX = 16

/** Two glyphs nearer than this are one with a count. */
const LEAST_PX = 28
const TEXT_GAP_PX = 3
/** Width of a character of 11 px text, on the wide side. */
const CHARACTER_PX = 6

/** The marks of the events over a plot, oldest first; none ends right of `endX` px. */
export function eventMarks(
  events: readonly ChartEvent[],
  time: LaneTime,
  { plot, endX }: { readonly plot: Plot; readonly endX: number },
): readonly EventMark[] {
  const { window } = time
  const scale = scaleOf(plot, window, { min: 0, max: 1 })
  const groups = mergeEvents(events, { window, widthPx: plot.width, leastPx: LEAST_PX })
  const place = (atMs: number) => oneDecimal(Math.min(endX - GLYPH_RADIUS_PX, scale.x(atMs)))
  return groups.flatMap(({ atMs, events: merged }, index): EventMark[] => {
    const [first] = merged
    if (!first) return []
    const next = groups[index + 1]
    const x = place(atMs)
    const textX = x + GLYPH_RADIUS_PX + TEXT_GAP_PX
    const room = (next ? place(next.atMs) - GLYPH_RADIUS_PX : endX) - textX
    const text = merged.length > 1 ? `×${merged.length}` : first.label
    const fits = merged.length > 1 || text.length * CHARACTER_PX <= room
    const words = groupWords(merged, time)
    return [{ atMs, kind: first.kind, x, textX, text: fits ? text : null, words }]
  })
}

function oneDecimal(px: number): number {
  return Math.round(px * 10) / 10
}
