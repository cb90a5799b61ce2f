import type { Threshold } from '#src/model/health/threshold.ts'
import type { Series } from '#src/model/metrics/series.ts'
import type { Chain } from './chain.ts'
import { bottleneckOf, type Bottleneck } from './derived/bottleneck.ts'
import { breachOf, type Breach } from './derived/breach.ts'
import { dataAsOf, type DataAsOf } from './derived/data-as-of.ts'
import { drainOf, type Drain } from './derived/drain.ts'
import { lagTimeOf, type LagTime } from './derived/lag-time.ts'
import { waterfallOf, type Waterfall } from './derived/waterfall.ts'
import { recentMean } from './recent.ts'
import { smoothed, usualGap } from './usual-gap.ts'

/** What is known of a chain beside its series. `null`: not known. */
export type ChainFacts = {
  /** Records waiting for this chain now, and when they were told (epoch ms). */
  readonly records: number | null
  readonly recordsAtMs: number | null
  /** What the platform reports for the whole way, ms. */
  readonly latencyMs: number | null
  /** Behind source, ms; null also while the source is idle, when the number is an old one. */
  readonly behindMs: number | null
  readonly batchMs: number | null
  /** Time of the source's last change, when the source does not deliver. */
  readonly sourceEndedAtMs: number | null
  readonly isSnapshotRunning: boolean
  /** A gauge with the limit that holds for it; the newest level not yet crossed counts. */
  readonly limits: readonly { readonly gauge: Series; readonly threshold: Threshold }[]
}

/** The way to one limit. */
export type NearestBreach = {
  readonly metric: string
  readonly limit: number
  readonly level: 'warn' | 'crit'
  readonly breach: Breach
  /** Newest value of the gauge; NaN: it has none. */
  readonly value: number
}

export type ChainFigures = {
  readonly inPerSec: number | null
  readonly outPerSec: number | null
  readonly drain: Drain
  /** Null: no limit holds for a gauge of this chain. */
  readonly breach: NearestBreach | null
  readonly lagTime: LagTime
  readonly dataAsOf: DataAsOf
  readonly bottleneck: Bottleneck
  readonly waterfall: Waterfall
  /** Usual time between two readings of the destination, at least a bucket. */
  readonly readsEveryMs: number
  /** Both rates are means over so long. */
  readonly meanMs: number
}

/** Rates are means over so many buckets, or over all from one reading to the next. */
const LEAST_MEAN = 5

/** Every derived number of a chain (docs/insights.md), from full buckets only. */
export function chainFigures(chain: Chain, facts: ChainFacts): ChainFigures {
  const { series, step, endMs, breaksMs } = chain
  const gap = usualGap(series.outPerSec)
  const points = Math.max(LEAST_MEAN, gap)
  const mean = (rate: Series) => (endMs === null ? null : recentMean(rate, step, endMs, points))
  const inPerSec = mean(series.inPerSec)
  const outPerSec = mean(series.outPerSec)
  const newestLag = series.lag.values.at(-1) ?? NaN
  // The series and the rates end together; the latest value may be a bucket younger.
  const records = Number.isFinite(newestLag) ? newestLag : facts.records
  const sampledAtMs = Number.isFinite(newestLag) ? endMs : facts.recordsAtMs
  // What is written between two readings is on its way, whatever its slope.
  const floor = ((inPerSec ?? 0) * gap * step.ms) / 1000
  const lagTime = lagTimeOf(records, series.inPerSec, step)
  return {
    inPerSec,
    outPerSec,
    drain: drainOf({ lag: series.lag, step, breaksMs, inPerSec, outPerSec, floor }),
    breach: nearestBreach(chain, facts),
    lagTime,
    dataAsOf: dataAsOf({ ...facts, sampledAtMs, lagTime }),
    bottleneck: bottleneckOf({
      ...series,
      inPerSec: smoothed(series.inPerSec, gap),
      outPerSec: smoothed(series.outPerSec, gap),
      sentPerSec: smoothed(series.sentPerSec, gap),
    }),
    readsEveryMs: gap * step.ms,
    meanMs: points * step.ms,
    waterfall: waterfallOf({
      behindMs: facts.behindMs,
      waitingMs: waitingMsOf(lagTime),
      writingMs: facts.batchMs,
      totalMs: facts.latencyMs,
    }),
  }
}

function waitingMsOf(lagTime: LagTime): number | null {
  if (lagTime.kind === 'none') return 0
  return lagTime.kind === 'known' ? lagTime.ms : null
}

/** What has been crossed goes first, then what comes first, then what cannot be told. */
const URGENCY: Readonly<Record<Breach['kind'], number>> = {
  beyond: 0,
  coming: 1,
  'not enough data': 2,
  'not in sight': 3,
}

function nearestBreach({ step, breaksMs }: Chain, { limits }: ChainFacts): NearestBreach | null {
  const all = limits.flatMap(({ gauge, threshold }): NearestBreach[] => {
    const { metric, warn, crit, direction } = threshold
    const value = gauge.values.findLast((one) => Number.isFinite(one)) ?? NaN
    const isOverWarn = warn === undefined || value >= warn
    const next = isOverWarn && crit !== undefined ? 'crit' : 'warn'
    const limit = next === 'crit' ? crit : warn
    if (limit === undefined || direction === 'below') return []
    const breach = breachOf(gauge, { limit, step, breaksMs })
    return [{ metric, limit, level: next, breach, value }]
  })
  const [nearest = null] = all.toSorted(
    (a, b) => URGENCY[a.breach.kind] - URGENCY[b.breach.kind] || etaOf(a) - etaOf(b),
  )
  return nearest
}

function etaOf({ breach }: NearestBreach): number {
  return breach.kind === 'coming' ? breach.etaMs : 0
}
