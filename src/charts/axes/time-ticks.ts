import { formatClock } from '#src/format/clock-time.ts'
import { Remembered } from '#src/format/remembered.ts'
import type { TimeWindow } from '#src/model/time/time-range.ts'
import { DAY_MS, HOUR_MS, MINUTE_MS } from '#src/model/time/time-range.ts'
import { zonedTime, zoneOffsetMs } from '#src/model/time/zone.ts'

/** A round moment on the time axis; `isDate` when it begins a calendar day of the zone. */
export type TimeTick = { readonly atMs: number; readonly label: string; readonly isDate: boolean }

/** Room for "21 Nov" at 11 px with air on both sides. */
const LEAST_TICK_PX = 60
const MOST_TICKS = 8
const ENOUGH_TICKS = 3

/** Steps that divide a day evenly, then days; Mondays are tried before every fourth day. */
const STEPS_MS: readonly number[] = [
  ...[1, 2, 5, 10, 15, 30].map((minutes) => minutes * MINUTE_MS),
  ...[1, 2, 3, 4, 6, 12].map((hours) => hours * HOUR_MS),
  ...[1, 2, 7, 4, 14].map((days) => days * DAY_MS),
]
const MONTH_STEPS: readonly number[] = [1, 2, 3, 6, 12]

/** Local day 0 for whole-day steps is Monday, 5 January 1970, so that weeks begin on Mondays. */
const FIRST_MONDAY_MS = 4 * DAY_MS

/**
 * Round moments of a zone's clock inside a window, at most 8 and no more than `widthPx` has room
 * for: whole hours, midnights, Mondays, first days of a month. Days on which clocks change are right.
 */
export function timeTicks(window: TimeWindow, zone: string, widthPx: number): readonly TimeTick[] {
  const key = `${window.fromMs} ${window.toMs} ${zone} ${widthPx}`
  return remembered.get(key, () => findTicks(window, zone, widthPx))
}

const remembered = new Remembered<readonly TimeTick[]>()

function findTicks(window: TimeWindow, zone: string, widthPx: number): readonly TimeTick[] {
  const most = Math.max(2, Math.min(MOST_TICKS, Math.floor(widthPx / LEAST_TICK_PX)))
  let best: readonly TimeTick[] = []
  for (const ticks of candidates(window, zone, most)) {
    if (ticks.length > most) continue
    if (ticks.length >= ENOUGH_TICKS) return ticks
    if (ticks.length > best.length) best = ticks
  }
  return best
}

/** Ticks of every step that is not hopelessly dense, finest first. */
function* candidates(window: TimeWindow, zone: string, most: number) {
  for (const stepMs of STEPS_MS) {
    if ((window.toMs - window.fromMs) / stepMs > 2 * most) continue
    yield clockTimes(window, zone, stepMs).map((atMs) => clockTick(atMs, zone, stepMs))
  }
  for (const months of MONTH_STEPS) {
    yield monthTimes(window, zone, months).map((atMs) => monthTick(atMs, zone))
  }
}

function clockTick(atMs: number, zone: string, stepMs: number): TimeTick {
  const { hour, minute } = zonedTime(atMs, zone)
  const isDate = stepMs >= DAY_MS || (hour === 0 && minute === 0)
  return { atMs, label: formatClock(atMs, zone, isDate ? 'day' : 'minute'), isDate }
}

function monthTick(atMs: number, zone: string): TimeTick {
  const isJanuary = zonedTime(atMs, zone).month === 1
  return { atMs, label: formatClock(atMs, zone, isJanuary ? 'year' : 'month'), isDate: true }
}

function clockTimes({ fromMs, toMs }: TimeWindow, zone: string, stepMs: number): number[] {
  const times: number[] = []
  let atMs = nextRound(fromMs - 1, zone, stepMs)
  while (atMs <= toMs) {
    times.push(atMs)
    atMs = nextRound(atMs, zone, stepMs)
  }
  return times
}

/**
 * The first instant after `afterMs` whose wall time is a multiple of the step. Where the clocks
 * change in between, the target has two readings; the earliest round one counts. A day that begins
 * late because its midnight was skipped begins at its first instant.
 */
function nextRound(afterMs: number, zone: string, stepMs: number): number {
  const anchorMs = stepMs >= DAY_MS ? FIRST_MONDAY_MS : 0
  const offsetMs = zoneOffsetMs(afterMs, zone)
  const wallMs = afterMs + offsetMs - anchorMs
  const targetMs = (Math.floor(wallMs / stepMs) + 1) * stepMs + anchorMs
  const byOldOffset = targetMs - offsetMs
  const newOffsetMs = zoneOffsetMs(byOldOffset, zone)
  if (newOffsetMs === offsetMs) return byOldOffset
  const isRound = (atMs: number) =>
    atMs > afterMs && (atMs + zoneOffsetMs(atMs, zone) - anchorMs) % stepMs === 0
  const readings = [byOldOffset, targetMs - newOffsetMs].toSorted((a, b) => a - b)
  return readings.find(isRound) ?? byOldOffset
}

function monthTimes({ fromMs, toMs }: TimeWindow, zone: string, months: number): number[] {
  const first = zonedTime(fromMs, zone)
  const times: number[] = []
  const index = first.year * 12 + first.month - 1
  for (let month = Math.ceil(index / months) * months; ; month += months) {
    const wallMs = Date.UTC(Math.floor(month / 12), month % 12, 1)
    const atMs = wallMs - zoneOffsetMs(wallMs - zoneOffsetMs(wallMs, zone), zone)
    if (atMs > toMs) return times
    if (atMs >= fromMs) times.push(atMs)
  }
}
