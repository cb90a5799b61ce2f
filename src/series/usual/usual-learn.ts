import { EMPTY_SERIES, type Series } from '#src/model/metrics/series.ts'
import { MINUTE_MS, type Step } from '#src/model/time/time-range.ts'
import { firstReported, type EntitySeries } from '#src/series/answer-reading.ts'
import { DESTINATION_INPUT, SOURCE_OUTPUT } from '#src/series/counters.ts'
import { rateOf, type Reading } from '#src/series/rate.ts'
import { withHour, type UsualHistory } from './usual-day.ts'

/** One answer about one connector, from which it is learned what is usual. */
export type UsualAnswer = {
  readonly series: EntitySeries
  readonly step: Step
  readonly reading: Reading
  /** Start of the newest bucket of the whole answer, which is still running, epoch ms. */
  readonly runningMs: number
}

/** Coarser buckets hide what happens between two changes. */
const COARSEST_MS = 5 * MINUTE_MS
/** Records that wait for so long without a change of their number are left over, not on their way. */
const REST_AFTER_MS = 5 * MINUTE_MS

type Bucket = {
  readonly startMs: number
  readonly endMs: number
  /** null: not known. */
  readonly hasMoved: boolean | null
}

/**
 * The history with what an answer adds: the full buckets after the newest one that was learned from.
 * Of a source that is how long it was silent, and what it writes.
 */
export function learnSource(history: UsualHistory, answer: UsualAnswer): UsualHistory {
  const silence = byTime(answer.series['StreamingMilliSecondsSinceLastEvent'])
  const bytes = byTime(ratesOf(answer, ['byteTotal']))
  const snapshot = byTime(ratesOf(answer, ['SnapshotTotalNumberOfEventsSeen']))
  return learn(history, answer, SOURCE_OUTPUT, (before, { startMs, endMs, hasMoved }) => {
    const now = hasMoved ? { ...before, lastMovedMs: endMs } : before
    const silentMs = silence.get(startMs)
    // −1 is "none since it started": nobody knows how long that was.
    if (silentMs === undefined || silentMs < 0) return now
    // Changes wait while tables are read: that silence is none.
    if ((snapshot.get(startMs) ?? 0) > 0) return now
    const perSec = bytes.get(startMs)
    const days = withHour(now.days, {
      atMs: startMs,
      // The longest may lie between two samples.
      longestMs: silentMs + answer.step.ms,
      ...(perSec !== undefined && { bytes: (perSec * answer.step.ms) / 1000 }),
    })
    return { ...now, days }
  })
}

/** The same of a destination: how long records waited for it, and what is left when it has read all. */
export function learnDestination(history: UsualHistory, answer: UsualAnswer): UsualHistory {
  const lag = byTime(answer.series['recordsLag'])
  return learn(history, answer, DESTINATION_INPUT, (now, { startMs, endMs, hasMoved }) => {
    if (hasMoved === null) return { ...now, waitingSinceMs: null }
    const records = lag.get(startMs)
    if (hasMoved) {
      const { waitingSinceMs } = now
      const days = withHour(now.days, {
        atMs: startMs,
        ...(waitingSinceMs !== null && { longestMs: endMs - waitingSinceMs }),
      })
      // Without a lag nobody knows whether anything waits: then it counts from the reading itself.
      const isWaiting = records === undefined || records > 0
      return { ...now, days, lastMovedMs: endMs, waitingSinceMs: isWaiting ? endMs : null }
    }
    const waitingSinceMs =
      now.waitingSinceMs ?? (now.lastMovedMs !== null && (records ?? 0) > 0 ? startMs : null)
    const isRest = isAtRest(lag, startMs, answer.step)
    const days = withHour(now.days, {
      atMs: startMs,
      ...(isRest && records !== undefined && { restRecords: records }),
    })
    return { ...now, days, waitingSinceMs }
  })
}

/** Goes through the buckets that are new. A hole between two answers begins a new watch. */
function learn(
  history: UsualHistory,
  answer: UsualAnswer,
  counters: readonly string[],
  take: (now: UsualHistory, bucket: Bucket) => UsualHistory,
): UsualHistory {
  const { step, runningMs } = answer
  if (step.ms > COARSEST_MS) return history
  const rates = ratesOf(answer, counters)
  let now = history
  for (const [index, startMs] of rates.timesMs.entries()) {
    const isNew = now.toMs === null || startMs >= now.toMs
    if (!isNew || startMs >= runningMs) continue
    if (now.toMs !== null && startMs - now.toMs > step.ms) now = withHole(now)
    const endMs = startMs + step.ms
    const perSec = rates.values[index] ?? NaN
    const hasMoved = Number.isNaN(perSec) ? null : perSec > 0
    now = { ...take(now, { startMs, endMs, hasMoved }), toMs: endMs, fromMs: now.fromMs ?? startMs }
  }
  return now
}

function withHole(history: UsualHistory): UsualHistory {
  return { ...history, fromMs: null, lastMovedMs: null, waitingSinceMs: null }
}

/** Whether the lag has been the same, and not zero, for the last minutes. */
function isAtRest(lag: ReadonlyMap<number, number>, startMs: number, step: Step): boolean {
  const records = lag.get(startMs)
  if (records === undefined || records <= 0) return false
  for (let atMs = startMs - step.ms; atMs >= startMs - REST_AFTER_MS; atMs -= step.ms) {
    if (lag.get(atMs) !== records) return false
  }
  return true
}

function ratesOf({ series, step, reading }: UsualAnswer, counters: readonly string[]): Series {
  const name = firstReported(series, counters)
  return rateOf(name === undefined ? EMPTY_SERIES : (series[name] ?? EMPTY_SERIES), step, reading)
    .rate
}

/** Known values by the start of their bucket. */
function byTime(series: Series | null | undefined): ReadonlyMap<number, number> {
  const { timesMs, values } = series ?? EMPTY_SERIES
  return new Map(
    timesMs.flatMap((atMs, index): [number, number][] => {
      const value = values[index] ?? NaN
      return Number.isFinite(value) ? [[atMs, value]] : []
    }),
  )
}
