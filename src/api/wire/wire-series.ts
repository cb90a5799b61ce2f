import { EMPTY_SERIES, type Series } from '#src/model/metrics/series.ts'
import { parseTimestamp } from './timestamp.ts'
import { asShownText, isRecord, readNumber } from './wire.ts'

/** A series and what was wrong with it. */
export type WireSeries = {
  readonly series: Series
  /** Samples dropped because their timestamp (or the sample itself) is unreadable. */
  readonly unreadableTimes: number
  /** The first of them as it came, `null` when there is none. */
  readonly unreadableTime: string | null
  /** Samples kept without a value because theirs is no number. */
  readonly unreadableValues: number
}

/**
 * Reads `{ value, timestamp }[]` (§4.5) into two columns in one pass.
 *
 * A sample whose timestamp is unreadable is dropped: nobody knows where it belongs. A value of
 * `null`, a missing one, one that is no number, and `sentinel` become NaN, which breaks the line.
 * Out of order: sorted. Two samples of one moment: the later in the answer counts.
 */
export function readSeries(entries: readonly unknown[], sentinel?: number): WireSeries {
  const timesMs: number[] = []
  const values: number[] = []
  let unreadableTimes = 0
  let unreadableTime: string | null = null
  let unreadableValues = 0
  let lastMs = Number.NEGATIVE_INFINITY
  let isAscending = true
  for (const entry of entries) {
    const point = isPoint(entry) ? entry : undefined
    const timestamp = point?.timestamp
    const timeMs = typeof timestamp === 'string' ? parseTimestamp(timestamp) : Number.NaN
    if (Number.isNaN(timeMs)) {
      unreadableTimes += 1
      unreadableTime ??= asShownText(timestamp ?? null)
      continue
    }
    const raw = point?.value
    const value = readNumber(raw)
    if (Number.isNaN(value) && raw !== null && raw !== undefined) unreadableValues += 1
    timesMs.push(timeMs)
    values.push(value === sentinel ? Number.NaN : value)
    if (timeMs <= lastMs) isAscending = false
    lastMs = timeMs
  }
  const series = isAscending ? { timesMs, values } : inOrder(timesMs, values)
  return {
    series: timesMs.length === 0 ? EMPTY_SERIES : series,
    unreadableTimes,
    unreadableTime,
    unreadableValues,
  }
}

function isPoint(entry: unknown): entry is { timestamp?: unknown; value?: unknown } {
  return isRecord(entry)
}

/** Sorted by time; of equal times the last in the given order stays. */
function inOrder(timesMs: readonly number[], values: readonly number[]): Series {
  const order = timesMs.map((_, index) => index)
  order.sort((a, b) => (timesMs[a] ?? 0) - (timesMs[b] ?? 0))
  const sortedMs: number[] = []
  const sorted: number[] = []
  for (const index of order) {
    const timeMs = timesMs[index] ?? Number.NaN
    const isRepeated = sortedMs.at(-1) === timeMs
    const at = isRepeated ? sortedMs.length - 1 : sortedMs.length
    sortedMs[at] = timeMs
    sorted[at] = values[index] ?? Number.NaN
  }
  return { timesMs: sortedMs, values: sorted }
}
