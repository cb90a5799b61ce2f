import { median, quantile } from 'simple-statistics'
import type { Series } from '#src/model/metrics/series.ts'

/** One chain over one window: every series on the same step, full buckets only, oldest first. */
export type ChainSeries = {
  /** StreamingMilliSecondsBehindSource, ms. */
  readonly behindMs: Series
  readonly lag: Series
  /** Written by the source for these topics, taken by the destination, given to the sink; per second. */
  readonly inPerSec: Series
  readonly outPerSec: Series
  readonly sentPerSec: Series
  readonly batchMs: Series
  readonly retriesPerSec: Series
}

/** Where a chain is narrow. `first to notice`, not `cause`: the buckets say no more. */
export type BottleneckKind =
  | 'source-bound'
  | 'load spike'
  | 'slow writes'
  | 'reading is the limit'
  | 'records dropped after reading'
  | 'Kafka side'

export type Bottleneck =
  | {
      readonly kind: BottleneckKind
      /** Buckets that agree, of those looked at. */
      readonly agreeing: number
      readonly of: number
      /** What the sentence is made of: medians of the newest buckets, and of those before as usual. */
      readonly now: ChainNumbers
      readonly usual: ChainNumbers
    }
  | { readonly kind: 'none' }
  | { readonly kind: 'not enough data'; readonly have: number; readonly need: number }

export type ChainNumbers = { readonly [Part in keyof ChainSeries]: number | null }

const NEWEST = 12
/** What is usual needs a longer past than what is looked at. */
const LEAST_BEFORE = 24
const AGREE = 0.7
const FAR_ABOVE = 2
const CLEARLY_UNDER = 0.9
const RETRY_SHARE = 0.005
/** Reading and writing count as level within a tenth. */
const LEVEL = 0.1

type Rule = (now: ChainNumbers, usual: ChainNumbers, peakOut: number) => boolean

/** In this order; the first that most buckets agree with is told (insight 12). */
const RULES: readonly (readonly [BottleneckKind, Rule])[] = [
  [
    'source-bound',
    (now, usual) =>
      over(now.behindMs, times(FAR_ABOVE, usual.behindMs)) &&
      !over(now.lag, times(FAR_ABOVE, usual.lag)) &&
      under(now.inPerSec, times(CLEARLY_UNDER, usual.inPerSec)),
  ],
  [
    'load spike',
    (now, usual, peakOut) =>
      over(now.inPerSec, times(FAR_ABOVE, usual.inPerSec)) &&
      over(now.outPerSec, peakOut * (1 - LEVEL)),
  ],
  [
    'slow writes',
    (now, usual) =>
      under(now.outPerSec, times(CLEARLY_UNDER, now.inPerSec)) &&
      over(now.batchMs, times(FAR_ABOVE, usual.batchMs)),
  ],
  [
    'reading is the limit',
    (now, usual) =>
      under(now.outPerSec, times(CLEARLY_UNDER, now.inPerSec)) &&
      under(now.batchMs, times(FAR_ABOVE, usual.batchMs)),
  ],
  [
    'records dropped after reading',
    (now, usual) =>
      under(
        ratio(now.sentPerSec, now.outPerSec),
        times(CLEARLY_UNDER, ratio(usual.sentPerSec, usual.outPerSec)),
      ) && !under(now.outPerSec, times(CLEARLY_UNDER, now.inPerSec)),
  ],
  [
    'Kafka side',
    (now, usual) =>
      over(ratio(now.retriesPerSec, now.inPerSec), RETRY_SHARE) &&
      over(now.retriesPerSec, times(3, usual.retriesPerSec)),
  ],
]

/**
 * Which part of a chain is the narrow one, told only when at least 70 % of the newest twelve buckets
 * agree. What is usual is learned from the buckets before them, never assumed.
 */
export function bottleneckOf(chain: ChainSeries): Bottleneck {
  const count = Math.min(chain.inPerSec.values.length, chain.outPerSec.values.length)
  const need = NEWEST + LEAST_BEFORE
  if (count < need) return { kind: 'not enough data', have: count, need }
  const usual = numbersOf(chain, (values) => middleOf(values.slice(0, -NEWEST)))
  const now = numbersOf(chain, (values) => middleOf(values.slice(-NEWEST)))
  const buckets = Array.from({ length: NEWEST }, (_, back) =>
    numbersOf(chain, (values) => known(values.at(back - NEWEST))),
  )
  const before = chain.outPerSec.values.slice(0, -NEWEST).filter((value) => Number.isFinite(value))
  const peakOut = before.length === 0 ? NaN : quantile(before, 0.95)
  for (const [kind, rule] of RULES) {
    const agreeing = buckets.filter((bucket) => rule(bucket, usual, peakOut)).length
    if (agreeing >= AGREE * NEWEST) return { kind, agreeing, of: NEWEST, now, usual }
  }
  return { kind: 'none' }
}

function numbersOf(
  chain: ChainSeries,
  pick: (values: readonly number[]) => number | null,
): ChainNumbers {
  return {
    behindMs: pick(chain.behindMs.values),
    lag: pick(chain.lag.values),
    inPerSec: pick(chain.inPerSec.values),
    outPerSec: pick(chain.outPerSec.values),
    sentPerSec: pick(chain.sentPerSec.values),
    batchMs: pick(chain.batchMs.values),
    retriesPerSec: pick(chain.retriesPerSec.values),
  }
}

function middleOf(values: readonly number[]): number | null {
  const finite = values.filter((value) => Number.isFinite(value))
  return finite.length === 0 ? null : median(finite)
}

function known(value: number | undefined): number | null {
  return value !== undefined && Number.isFinite(value) ? value : null
}

function times(factor: number, value: number | null): number | null {
  return value === null ? null : factor * value
}

function ratio(part: number | null, whole: number | null): number | null {
  return part === null || whole === null || whole === 0 ? null : part / whole
}

/** A number that is not known is neither over nor under anything. */
function over(value: number | null, limit: number | null): boolean {
  return value !== null && limit !== null && value > limit
}

function under(value: number | null, limit: number | null): boolean {
  return value !== null && limit !== null && value < limit
}
