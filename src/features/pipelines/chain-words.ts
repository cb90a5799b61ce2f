import { formatDuration } from '#src/format/duration.ts'
import { formatText } from '#src/format/number.ts'
import { DESTINATION_METRICS } from '#src/model/metrics/destination-metrics.ts'
import { metricNamed } from '#src/model/metrics/metric-named.ts'
import { SOURCE_METRICS } from '#src/model/metrics/source-metrics.ts'
import { DAY_MS } from '#src/model/time/time-range.ts'
import type { NearestBreach } from '#src/series/chain-figures.ts'
import type { Bottleneck, ChainNumbers } from '#src/series/derived/bottleneck.ts'
import type { DataAsOf } from '#src/series/derived/data-as-of.ts'
import type { Drain } from '#src/series/derived/drain.ts'
import type { Estimate } from '#src/series/derived/estimate.ts'
import type { LagTime } from '#src/series/derived/lag-time.ts'
import { BOUND_NOTE, BOUND_SIGN, type LagBound } from './lag-bound.ts'

/** A derived number for a card: the large text, and what belongs to it in small. */
export type Words = { readonly text: string; readonly note: string | null }

/** Writes an instant on the clock of the screen. */
export type ClockWords = (atMs: number, style?: 'minute' | 'second') => string

const FARTHEST_MS = 7 * DAY_MS
const NOT_ENOUGH = 'Not enough data'
const NO_TREND: Words = {
  text: 'No clear trend',
  note: 'lag neither grows nor falls beyond its scatter',
}

/**
 * @param records what waits now
 * @param everyMs usual time between two readings of the destination
 */
export function drainWords(drain: Drain, records: number | null, everyMs: number): Words {
  switch (drain.kind) {
    case 'drained':
      return records === 0
        ? { text: 'Nothing waits', note: null }
        : { text: 'Keeps up', note: `less waits than is written in ${formatDuration(everyMs)}` }
    case 'not draining':
      return drain.trend.lowPerSec > 0
        ? { text: 'Not draining', note: growthWords(drain.trend.perSec) }
        : NO_TREND
    case 'unconfirmed':
      return {
        text: 'Unconfirmed',
        note: 'level, nothing written and nothing read: the records may no longer exist',
      }
    case 'not enough data':
      return { text: NOT_ENOUGH, note: `${drain.have} of ${drain.need} ${drain.of}` }
    case 'draining': {
      // By its slope it should be gone already, and it is not.
      if (drain.etaMs === 0) return NO_TREND
      if (drain.etaMs > FARTHEST_MS) return { text: `> ${formatDuration(FARTHEST_MS)}`, note: null }
      const other =
        drain.otherEtaMs === null
          ? ''
          : `; unsure, the two rates say ${formatDuration(drain.otherEtaMs)}`
      return { text: `≈ ${formatDuration(drain.etaMs)}`, note: rangeWords(drain) + other }
    }
  }
}

export function breachWords(nearest: NearestBreach | null, clock: ClockWords): Words {
  if (nearest === null) return { text: 'No limit set', note: null }
  const { breach } = nearest
  const limit = limitWords(nearest)
  switch (breach.kind) {
    case 'beyond':
      return { text: `Over since ${clock(breach.sinceMs)}`, note: limit }
    case 'coming':
      return { text: `≈ ${formatDuration(breach.etaMs)}`, note: `${rangeWords(breach)}, ${limit}` }
    case 'not in sight':
      return { text: 'Not in sight', note: `within 24 h; nearest: ${limit}` }
    case 'not enough data':
      return { text: NOT_ENOUGH, note: `${breach.have} of ${breach.need} points; ${limit}` }
  }
}

/** @param bound how it stands to the pipeline's own lag in time */
export function lagTimeWords(
  lagTime: LagTime,
  records: number | null,
  bound: LagBound = 'exact',
): Words {
  const waiting = records === null ? null : `${formatText(records, 'records', 'card')} records`
  const why = BOUND_NOTE[bound] === null ? '' : `; ${BOUND_NOTE[bound]}`
  switch (lagTime.kind) {
    case 'none':
      return { text: 'Nothing waits', note: null }
    case 'known':
      if (lagTime.ms < lagTime.plusMinusMs) {
        return {
          text: `< ${formatDuration(lagTime.plusMinusMs)}`,
          note: `${waiting ?? 'records'} of changes${why}`,
        }
      }
      return {
        text: `${BOUND_SIGN[bound]} ${formatDuration(lagTime.ms)}`,
        note: `${waiting ?? 'records'} of changes, ± ${formatDuration(lagTime.plusMinusMs)}${why}`,
      }
    case 'longer than':
      return { text: `> ${formatDuration(lagTime.ms)}`, note: `${waiting ?? 'records'}${why}` }
    case 'nothing written':
      return { text: 'No rate', note: `${waiting ?? 'records'} wait, nothing written for 3 h` }
    case 'not known':
      return { text: 'Not known', note: waiting === null ? 'lag not reported' : 'writes not known' }
  }
}

/** @param bound how the lag in time, from which it is counted back, stands to the pipeline's own */
export function asOfWords(dataAsOf: DataAsOf, clock: ClockWords, bound: LagBound = 'exact'): Words {
  switch (dataAsOf.kind) {
    case 'as of': {
      const isAtMost = dataAsOf.isAtMost || bound === 'at least' || bound === 'rough'
      const surely = bound === 'at most' ? 'at least complete up to then' : 'complete up to then'
      const note = isAtMost ? 'at most: it may be an earlier moment' : surely
      return { text: clock(dataAsOf.atMs, 'second'), note }
    }
    case 'mixed':
      return { text: 'Mixed', note: 'a snapshot writes old rows beside new ones' }
    case 'not known':
      return { text: 'Not known', note: 'lag and latency are not reported' }
  }
}

/** Where the chain is narrow, as a sentence with its numbers. */
export function bottleneckSentence(bottleneck: Bottleneck): string {
  if (bottleneck.kind === 'none') return 'No part of the chain stands out.'
  if (bottleneck.kind === 'not enough data')
    return `${NOT_ENOUGH} to name a narrow part (${bottleneck.have} of ${bottleneck.need} points).`
  const { kind, agreeing, of, now, usual } = bottleneck
  if (kind === 'reading is the limit' && now.outPerSec === 0)
    return `Nothing is read at the destination while ${rate(now.inPerSec)} are written.`
  return `${BOTTLENECK[kind](now, usual)} (${agreeing} of ${of} buckets agree.)`
}

type Sentence = (now: ChainNumbers, usual: ChainNumbers) => string

const BOTTLENECK: Readonly<
  Record<Exclude<Bottleneck['kind'], 'none' | 'not enough data'>, Sentence>
> = {
  'source-bound': (now, usual) =>
    `Source-bound: behind the database by ${ms(now.behindMs)}, usually ${ms(usual.behindMs)}; writes ${rate(now.inPerSec)}, usually ${rate(usual.inPerSec)}.`,
  'load spike': (now, usual) =>
    `Load spike: writes ${rate(now.inPerSec)}, usually ${rate(usual.inPerSec)}; the destination reads ${rate(now.outPerSec)}.`,
  'slow writes': (now, usual) =>
    `Destination-bound, slow writes: reads ${rate(now.outPerSec)} of ${rate(now.inPerSec)} written; slowest batch ${ms(now.batchMs)}, usually ${ms(usual.batchMs)}.`,
  'reading is the limit': (now) =>
    `Destination-bound, reading is the limit: reads ${rate(now.outPerSec)} of ${rate(now.inPerSec)} written, batches are as fast as usual (${ms(now.batchMs)}).`,
  'records dropped after reading': (now) =>
    `Records are dropped or fail after reading: reads ${rate(now.outPerSec)}, sends ${rate(now.sentPerSec)}.`,
  'Kafka side': (now, usual) =>
    `Kafka side: ${rate(now.retriesPerSec)} sends repeated, usually ${rate(usual.retriesPerSec)}.`,
}

/** "17 min – 26 min"; open at the end where there may as well be none. */
function rangeWords({ lowMs, highMs }: Estimate): string {
  if (highMs === null) return `${formatDuration(lowMs)} or more`
  return `${formatDuration(lowMs)} – ${formatDuration(highMs)}`
}

/** "lag grows by 310/s". */
function growthWords(perSec: number): string {
  return `lag grows by ${rate(perSec)}`
}

function limitWords({ metric, limit, level }: NearestBreach): string {
  const all = [...DESTINATION_METRICS, ...SOURCE_METRICS]
  const definition = metricNamed(all, metric)
  const value = formatText(limit, definition.unit, 'card')
  return `${level === 'warn' ? 'warning' : 'critical'} limit ${value} of ${LIMITED[metric] ?? definition.label}`
}

const LIMITED: Readonly<Record<string, string>> = {
  recordsLag: 'lag',
  latency: 'destination latency',
  StreamingMilliSecondsBehindSource: 'behind source',
}

function rate(perSec: number | null): string {
  return perSec === null ? 'not known' : formatText(perSec, { rate: 'records' }, 'card')
}

function ms(value: number | null): string {
  return value === null ? 'not known' : formatDuration(value)
}
