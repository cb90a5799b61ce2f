import type { Series } from '#src/model/metrics/series.ts'
import { bucketStart, type Step, type TimeWindow } from '#src/model/time/time-range.ts'
import { holesInAll, segmentsOf } from '#src/series/gaps.ts'
import { RESTARTED_BELOW } from '#src/series/rate.ts'

export type EventKind = 'restart' | 'gap' | 'still' | 'snapshot' | 'partition' | 'state'

/** Something that happened at a moment or between two, epoch ms. */
export type ChartEvent = {
  readonly atMs: number
  /** End of what lasted, or the latest moment it can have happened; absent: it has no length. */
  readonly toMs?: number
  readonly kind: EventKind
  /** What happened, without the time: "restarted", "partitions 4 to 6". */
  readonly label: string
}

/** A counter found lower than before: the two samples, and whether it began again at zero. */
type Fall = { readonly fromMs: number; readonly toMs: number; readonly isWhole: boolean }

const FEWEST_COUNTERS = 2

/**
 * Restarts, read from the totals of one entity's counters: two or more that fell in the same bucket.
 * A total is the sum over tasks, so it begins again near zero only when all of them did; a smaller
 * fall is the restart of some task and is called that. One counter alone proves nothing.
 */
export function restartEvents(counters: readonly Series[], step: Step): readonly ChartEvent[] {
  const buckets = new Map<number, Fall[]>()
  for (const fall of counters.flatMap(fallsOf)) {
    const startMs = bucketStart(fall.toMs, step)
    buckets.set(startMs, [...(buckets.get(startMs) ?? []), fall])
  }
  return [...buckets.values()]
    .filter((falls) => falls.length >= FEWEST_COUNTERS)
    .map(restartOf)
    .toSorted((a, b) => a.atMs - b.atMs)
}

function restartOf(falls: readonly Fall[]): ChartEvent {
  const isWhole = falls.filter((fall) => fall.isWhole).length >= FEWEST_COUNTERS
  const latestFromMs = Math.max(...falls.map(({ fromMs }) => fromMs))
  const toMs = Math.min(...falls.map((fall) => fall.toMs))
  // Samples that missed each other leave no common stretch: then the longest one is right.
  const atMs = latestFromMs < toMs ? latestFromMs : Math.min(...falls.map(({ fromMs }) => fromMs))
  return { atMs, toMs, kind: 'restart', label: isWhole ? 'restarted' : 'a task restarted' }
}

function fallsOf({ timesMs, values }: Series): Fall[] {
  const falls: Fall[] = []
  let before = NaN
  let beforeMs = NaN
  for (const [index, atMs] of timesMs.entries()) {
    const value = values[index] ?? NaN
    if (Number.isNaN(value)) continue
    if (value < before) {
      falls.push({ fromMs: beforeMs, toMs: atMs, isWhole: value < RESTARTED_BELOW * before })
    }
    before = value
    beforeMs = atMs
  }
  return falls
}

/** Stretches of the window in which none of the series has data. */
export function gapEvents(
  series: readonly Series[],
  step: Step,
  window: TimeWindow,
): readonly ChartEvent[] {
  const holes = holesInAll(series.map((one) => segmentsOf(one, step, window).holes))
  return holes.map(({ fromMs, toMs }) => ({
    atMs: fromMs,
    toMs,
    kind: 'gap',
    label: 'no data',
  }))
}
