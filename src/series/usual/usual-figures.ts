import type { UsualSilence } from '#src/model/health/health-facts.ts'
import { DAY_MS, HOUR_MS } from '#src/model/time/time-range.ts'
import { middleOf } from '#src/series/slope/theil-sen.ts'
import { dayOf, usualHours, type UsualHistory, type UsualHour } from './usual-day.ts'

/** A week holds each day of it once: fewer days say nothing of a weekend. */
const FEWEST_DAYS = 7
/** Fewer hours with a reading are no habit of a sink. */
const FEWEST_READINGS = 12
const FEWEST_REST_DAYS = 3
/** Rests that differ by more are backlogs that happened to stand still. */
const REST_SPREAD = 1.2
const FEWEST_HOURS_OF_BYTES = 6

/**
 * How long the source is usually silent at the hour of `atMs`: the 99th of a hundred longest silences
 * of that hour and its two neighbours. The present silence is no habit yet: only hours that ended
 * before it began count.
 * @param silentSinceMs when the newest change came, epoch ms; null: not known, so nothing is left out
 */
export function usualSilence(
  history: UsualHistory,
  { atMs, silentSinceMs }: { readonly atMs: number; readonly silentSinceMs: number | null },
): UsualSilence {
  const beforeMs = silentSinceMs ?? atMs
  const hour = Math.floor((atMs % DAY_MS) / HOUR_MS)
  const hours = usualHours(history, [(hour + 23) % 24, hour, (hour + 1) % 24]).filter(
    ({ startMs, longestMs }) => startMs + HOUR_MS <= beforeMs && Number.isFinite(longestMs),
  )
  const days = new Set(hours.map(({ startMs }) => dayOf(startMs))).size
  if (days < FEWEST_DAYS) return { kind: 'not learned yet', days, ofDays: FEWEST_DAYS }
  const sorted = hours.map(({ longestMs }) => longestMs).toSorted((a, b) => a - b)
  const p99Ms = sorted[Math.ceil(0.99 * sorted.length) - 1] ?? NaN
  return { kind: 'learned', p99Ms, basis: `silences at this hour over ${days} days` }
}

/**
 * Usual time between two writes of a sink that writes in batches, ms: the middle of the longest waits
 * of each hour, which one long stall does not move. Null: too few hours with a reading.
 */
function usualFlushGapMs(history: UsualHistory): number | null {
  const waits = known(usualHours(history), 'longestMs')
  return waits.length < FEWEST_READINGS ? null : middleOf(Float64Array.from(waits).toSorted())
}

/**
 * Records that still wait when nothing is left to read (markers, filtered records): what was left over
 * alike on three days or more, on each of which it read as well. 0: nothing of the kind was seen.
 */
function usualFloor(history: UsualHistory): number {
  const byDay = Map.groupBy(usualHours(history), ({ startMs }) => dayOf(startMs))
  const rests = [...byDay.values()].flatMap((hours) => {
    const left = known(hours, 'restRecords')
    return left.length > 0 && known(hours, 'longestMs').length > 0 ? [Math.max(...left)] : []
  })
  if (rests.length < FEWEST_REST_DAYS) return 0
  const most = Math.max(...rests)
  return most <= REST_SPREAD * Math.min(...rests) ? most : 0
}

/** What is usual of how a destination reads. */
export type UsualReading = {
  /** Time between two writes, ms; null: not learned yet. */
  readonly flushGapMs: number | null
  /** Records that count as none. */
  readonly floor: number
}

const READINGS = new WeakMap<UsualHistory, UsualReading>()

/** Worked out once for each history: every round asks for it. */
export function usualReading(history: UsualHistory): UsualReading {
  const before = READINGS.get(history)
  if (before) return before
  const reading = { flushGapMs: usualFlushGapMs(history), floor: usualFloor(history) }
  READINGS.set(history, reading)
  return reading
}

/** Usual bytes per second in Kafka before a moment (epoch ms); null: too few hours were watched. */
export function usualBytesPerSec(history: UsualHistory, beforeMs: number): number | null {
  const before = usualHours(history).filter(({ startMs }) => startMs + HOUR_MS <= beforeMs)
  const rates = known(before, 'bytesPerSec')
  if (rates.length < FEWEST_HOURS_OF_BYTES) return null
  return rates.reduce((sum, perSec) => sum + perSec, 0) / rates.length
}

function known(
  hours: readonly UsualHour[],
  column: 'longestMs' | 'restRecords' | 'bytesPerSec',
): readonly number[] {
  return hours.map((hour) => hour[column]).filter((value) => Number.isFinite(value))
}
