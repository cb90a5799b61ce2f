import type { Evidence } from '#src/model/health/health.ts'
import { MINUTE_MS } from '#src/model/time/time-range.ts'
import type { NearestBreach } from '#src/series/chain-figures.ts'
import type { Bottleneck } from '#src/series/derived/bottleneck.ts'
import type { ChainRead } from './use-chain.ts'

type Read = Pick<ChainRead, 'chain' | 'facts' | 'figures'>

/** What every derived number of a chain was worked out from, for who wants to check it. */
export function chainEvidence({ chain, facts, figures }: Read) {
  const atMs = chain.endMs
  const newestLag = chain.series.lag.values.at(-1) ?? NaN
  const lag = of('Lag', Number.isFinite(newestLag) ? newestLag : facts.records, 'records', atMs)
  const meanMin = Math.round(figures.meanMs / MINUTE_MS)
  const rates = [
    of(`Written, last ${meanMin} min`, figures.inPerSec, 'perSec', atMs),
    of(`Read, last ${meanMin} min`, figures.outPerSec, 'perSec', atMs),
  ]
  const { drain, lagTime, waterfall } = figures
  const waiting = of('Lag in time', lagTime.kind === 'known' ? lagTime.ms : null, 'ms', atMs)
  const total = of('Reported latency', facts.latencyMs, 'ms', facts.recordsAtMs)
  return {
    drain: [
      lag,
      ...rates,
      ...('trend' in drain
        ? [
            of('Change of lag', drain.trend.perSec, 'perSec', atMs),
            of('Points in the slope', drain.trend.points, null, atMs),
          ]
        : []),
    ],
    breach: breachEvidence(figures.breach, atMs),
    lagTime: [lag, ...rates.slice(0, 1)],
    dataAsOf: [
      moment('Newest full bucket ended', atMs),
      waiting,
      total,
      moment('Last change of the source', facts.sourceEndedAtMs),
    ].filter((one) => one.atMs !== null || one.value !== null),
    waterfall: [
      of('Behind source', waterfall.behindMs, 'ms', facts.recordsAtMs),
      waiting,
      of('Slowest batch', waterfall.writingMs, 'ms', facts.recordsAtMs),
      total,
    ],
    bottleneck: bottleneckEvidence(figures.bottleneck, atMs),
  } as const
}

function breachEvidence(nearest: NearestBreach | null, atMs: number | null): readonly Evidence[] {
  if (nearest === null) return []
  const { metric, value, limit, breach } = nearest
  const unit = metric === 'recordsLag' ? 'records' : 'ms'
  return [
    of(metric, Number.isFinite(value) ? value : null, unit, atMs),
    of('Limit', limit, unit, null),
    ...('trend' in breach ? [of('Change per minute', breach.trend.perSec * 60, unit, atMs)] : []),
  ]
}

function bottleneckEvidence(bottleneck: Bottleneck, atMs: number | null): readonly Evidence[] {
  if (!('now' in bottleneck)) return []
  const { now, usual } = bottleneck
  const pair = (name: string, part: keyof typeof now, unit: Evidence['unit']) => [
    of(`${name}, last 12 min`, now[part], unit, atMs),
    of(`${name}, usual`, usual[part], unit, null),
  ]
  return [
    ...pair('Behind source', 'behindMs', 'ms'),
    ...pair('Lag', 'lag', 'records'),
    ...pair('Written', 'inPerSec', 'perSec'),
    ...pair('Read', 'outPerSec', 'perSec'),
    ...pair('Sent', 'sentPerSec', 'perSec'),
    ...pair('Slowest batch', 'batchMs', 'ms'),
    ...pair('Repeated sends', 'retriesPerSec', 'perSec'),
  ]
}

function of(
  name: string,
  value: number | null,
  unit: Evidence['unit'],
  atMs: number | null,
): Evidence {
  return { name, value, unit, atMs }
}

/** An input that is a moment and no number. */
function moment(name: string, atMs: number | null): Evidence {
  return { name, value: atMs === null ? null : '', unit: null, atMs }
}
