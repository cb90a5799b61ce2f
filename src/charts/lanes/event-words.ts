import { formatMoment } from '#src/format/clock-time.ts'
import { THIN_SPACE } from '#src/format/digits.ts'
import { formatDuration } from '#src/format/duration.ts'
import { statusLook } from '#src/model/status.ts'
import type { TimeWindow } from '#src/model/time/time-range.ts'
import type { StateStretch } from '#src/series/events/events-state.ts'
import type { ChartEvent } from '#src/series/events/events.ts'

/** The window of a lane, and the zone its times are told in (IANA). */
export type LaneTime = { readonly window: TimeWindow; readonly zone: string }

/**
 * An event with its time: "restarted between 14:05 and 14:10", "no data 14 min from 13:50", "Active
 * to Broken at 14:05". Times carry a date when the window crosses midnight.
 */
export function eventWords({ atMs, toMs, kind, label }: ChartEvent, time: LaneTime): string {
  const at = momentOf(atMs, time)
  if (toMs === undefined || toMs <= atMs) return `${label} at ${at}`
  if (kind === 'restart') return `${label} between ${at} and ${momentOf(toMs, time)}`
  if (kind === 'gap') return `${label} ${spanOf({ fromMs: atMs, toMs })} from ${at}`
  return `${label} from ${at} to ${momentOf(toMs, time)}`
}

/** What one mark stands for: "2 events: restarted between …; no data …". */
export function groupWords(events: readonly ChartEvent[], time: LaneTime): string {
  const words = events.map((event) => eventWords(event, time)).join('; ')
  return events.length > 1 ? `${events.length} events: ${words}` : words
}

/** The word of a stretch: that of its status, or "not observed". */
export function stretchWord(stretch: StateStretch): string {
  return stretch.isObserved ? statusLook(stretch.status).word : 'not observed'
}

/** A stretch with its time: "Active from 13:50 to 14:05, 15 min". */
export function stretchWords(stretch: StateStretch, time: LaneTime): string {
  const { fromMs, toMs } = stretch
  const times = `from ${momentOf(fromMs, time)} to ${momentOf(toMs, time)}`
  return `${stretchWord(stretch)} ${times}, ${spanOf(stretch)}`
}

function momentOf(atMs: number, { window, zone }: LaneTime): string {
  return formatMoment(atMs, zone, { window, style: 'minute' })
}

function spanOf({ fromMs, toMs }: TimeWindow): string {
  return formatDuration(toMs - fromMs).replaceAll(THIN_SPACE, ' ')
}
