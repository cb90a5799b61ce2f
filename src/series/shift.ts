import type { Comparison } from '#src/model/metrics/comparison.ts'
import type { Series } from '#src/model/metrics/series.ts'
import { DAY_MS, type TimeWindow } from '#src/model/time/time-range.ts'
import { instantOf, wallMsOf } from '#src/model/time/wall-clock.ts'
import { zoneOffsetMs } from '#src/model/time/zone.ts'

/** The two windows of a comparison (`comparisonWindow`), and the zone whose clock is compared. */
export type Shift = {
  readonly comparison: Exclude<Comparison, 'none'>
  readonly earlier: TimeWindow
  readonly window: TimeWindow
  /** IANA zone. */
  readonly zone: string
}

const DAYS: Readonly<Record<'day' | 'week', number>> = { day: 1, week: 7 }

/**
 * Moves the samples of an earlier window onto the current one; those that land outside are left out.
 * A day and a week go by the wall clock of the zone: 9:00 lands on 9:00 although the clocks changed
 * in between. Of an hour that was shown twice the first stays; an hour that the current day does not
 * have is left out.
 */
export function shiftOnto(series: Series, shift: Shift): Series {
  const move = moverOf(shift)
  const timesMs: number[] = []
  const values: number[] = []
  for (const [index, beforeMs] of series.timesMs.entries()) {
    const atMs = move(beforeMs)
    if (atMs === null || atMs < shift.window.fromMs || atMs >= shift.window.toMs) continue
    if (atMs <= (timesMs.at(-1) ?? -Infinity)) continue
    timesMs.push(atMs)
    values.push(series.values[index] ?? NaN)
  }
  return { timesMs, values }
}

/** From an instant of the earlier window to the same one of the current; null: it has none. */
function moverOf({ comparison, earlier, window, zone }: Shift): (atMs: number) => number | null {
  if (comparison === 'period') return (atMs) => atMs + window.fromMs - earlier.fromMs
  const distanceMs = DAYS[comparison] * DAY_MS
  const ends = [earlier.fromMs, earlier.toMs, window.fromMs, window.toMs]
  const offsets = new Set(ends.map((atMs) => zoneOffsetMs(atMs, zone)))
  // Asking the zone for each of 10,000 samples would take longer than drawing them.
  if (offsets.size === 1) return (atMs) => atMs + distanceMs
  return (atMs) => {
    const wallMs = wallMsOf(atMs, zone) + distanceMs
    const movedMs = instantOf(wallMs, zone)
    return wallMsOf(movedMs, zone) === wallMs ? movedMs : null
  }
}
