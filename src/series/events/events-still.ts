import type { Series } from '#src/model/metrics/series.ts'
import { MINUTE_MS, type Step } from '#src/model/time/time-range.ts'
import { usualGap } from '#src/series/usual-gap.ts'
import type { ChartEvent } from './events.ts'

/** Shorter silences are none, and neither are those of fewer buckets or usual gaps. */
const LEAST_MS = 5 * MINUTE_MS
const LEAST_GAPS = 3
/** Something stands still only after it moved in most of so many buckets: rare changes come and go. */
const BEFORE = 12
const MOST = 0.7

/**
 * Stretches in which nothing moves after something did, read from a rate (one value for each bucket, per
 * second; NaN: not known, which ends a stretch). One that still lasts has no end; one that lasted when the
 * series begins is not told.
 */
export function stillEvents(rate: Series, step: Step, label: string): readonly ChartEvent[] {
  const leastMs = Math.max(LEAST_MS, LEAST_GAPS * usualGap(rate) * step.ms)
  return stretchesOf(rate)
    .filter(({ first }) => movedBefore(rate, first))
    .map(({ first, last }) => ({
      atMs: rate.timesMs[first] ?? NaN,
      toMs: (rate.timesMs[last] ?? NaN) + step.ms,
      lasts: last === rate.timesMs.length - 1,
    }))
    .filter(({ atMs, toMs }) => toMs - atMs >= leastMs)
    .map(({ atMs, toMs, lasts }) => ({ atMs, ...(lasts ? {} : { toMs }), kind: 'still', label }))
}

type Stretch = { readonly first: number; readonly last: number }

/** First and last index of each run of zeros. */
function stretchesOf({ values }: Series): readonly Stretch[] {
  const starts = values.flatMap((value, index) =>
    value === 0 && values[index - 1] !== 0 ? [index] : [],
  )
  return starts.map((first) => {
    const next = values.findIndex((value, index) => index > first && value !== 0)
    return { first, last: (next < 0 ? values.length : next) - 1 }
  })
}

function movedBefore({ values }: Series, first: number): boolean {
  const before = values.slice(Math.max(0, first - BEFORE), first)
  const moving = before.filter((perSec) => perSec > 0).length
  return moving > 0 && moving >= MOST * before.length
}
