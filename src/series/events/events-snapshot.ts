import type { Series } from '#src/model/metrics/series.ts'
import type { Step, TimeWindow } from '#src/model/time/time-range.ts'
import type { ChartEvent } from './events.ts'

/** Rows may wait for a while inside one snapshot: shorter pauses do not end it, in buckets. */
const LONGEST_PAUSE = 2

/**
 * Beginnings and ends of snapshots, read from the rate at which they read rows (per second; NaN: not
 * known, and nothing is said about it). A snapshot that runs when the window or the readings begin or
 * end has no beginning or no end there.
 */
export function snapshotEvents(
  rate: Series,
  step: Step,
  { toMs }: TimeWindow,
): readonly ChartEvent[] {
  const knownMs = rate.timesMs[rate.values.findIndex(Number.isFinite)] ?? Infinity
  return runsOf(rate, step).flatMap(([firstMs, lastMs]): ChartEvent[] => {
    const endMs = lastMs + step.ms
    const begun = { atMs: firstMs, kind: 'snapshot', label: 'snapshot began' } as const
    const ended = { atMs: endMs, kind: 'snapshot', label: 'snapshot ended' } as const
    const isBegun = firstMs > knownMs
    const isEnded = endMs + LONGEST_PAUSE * step.ms < toMs
    return [...(isBegun ? [begun] : []), ...(isEnded ? [ended] : [])]
  })
}

/** First and last bucket of each stretch in which rows were read. */
function runsOf({ timesMs, values }: Series, step: Step): readonly (readonly [number, number])[] {
  const runs: [number, number][] = []
  for (const [index, atMs] of timesMs.entries()) {
    if (!((values[index] ?? NaN) > 0)) continue
    const run = runs.at(-1)
    if (run && atMs - run[1] <= (LONGEST_PAUSE + 1) * step.ms) run[1] = atMs
    else runs.push([atMs, atMs])
  }
  return runs
}
