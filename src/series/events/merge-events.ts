import type { TimeWindow } from '#src/model/time/time-range.ts'
import type { ChartEvent } from './events.ts'

/** Events that share one mark, oldest first; there is at least one. */
export type EventGroup = {
  /** Where the mark stands, epoch ms, inside the window. */
  readonly atMs: number
  readonly events: readonly ChartEvent[]
}

export type EventScale = {
  readonly window: TimeWindow
  /** Width of the window on screen, px. */
  readonly widthPx: number
  /** Marks nearer than this are one, px. */
  readonly leastPx: number
}

/**
 * Groups the events of a window so that no two marks are nearer than `leastPx`. The distance counts
 * from the first of a group: a long chain of near events does not become one mark. What began before
 * the window and reaches into it stands at its edge.
 */
export function mergeEvents(
  events: readonly ChartEvent[],
  { window, widthPx, leastPx }: EventScale,
): readonly EventGroup[] {
  const { fromMs, toMs } = window
  const leastMs = (leastPx * (toMs - fromMs)) / Math.max(1, widthPx)
  const inside = events.filter((event) => event.atMs < toMs && (event.toMs ?? event.atMs) >= fromMs)
  const groups: { atMs: number; events: ChartEvent[] }[] = []
  for (const event of inside.toSorted((a, b) => markMs(a) - markMs(b))) {
    const atMs = Math.min(toMs, Math.max(fromMs, markMs(event)))
    const group = groups.at(-1)
    if (group && atMs - group.atMs < leastMs) group.events.push(event)
    else groups.push({ atMs, events: [event] })
  }
  return groups
}

/** A restart is marked where it was found, which is where the chart draws its line. */
function markMs({ kind, atMs, toMs }: ChartEvent): number {
  return kind === 'restart' ? (toMs ?? atMs) : atMs
}
