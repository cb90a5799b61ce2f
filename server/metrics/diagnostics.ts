import type { BreakerState, CacheOutcome, Gauges } from '#server/telemetry.ts'
import type { LoopDelay } from './event-loop-delay.ts'
import type { ProcessFigures } from './exposition.ts'
import type { Recent, TokenRecord } from './recent.ts'
import { sum } from './window-counts.ts'

/** Reads that waited for nobody; the others waited for a call of their own or of another. */
const FROM_STORE: readonly CacheOutcome[] = ['hit', 'stale', 'negative']

/**
 * How the proxy itself is doing, for people, at `/diagnostics.json`. Null: there is no value; counts
 * by kind leave out kinds that did not occur. Holds no token, id, address or name.
 */
export type Diagnostics = Readonly<{
  node: string
  /** Epoch ms, and the same in UTC without a zone, as the Streamkap API writes times. */
  serverTimeMs: number
  serverTime: string
  startedAtMs: number
  uptimeMs: number
  upstream: Readonly<{
    callsLastMinute: number
    /** Calls allowed per minute; null: not limited. */
    budgetPerMinute: number | null
    running: number
    waiting: number
    breaker: BreakerState
    /** How long the API asked to be left alone still; null: it did not. */
    pausedForMs: number | null
    lastFiveMinutes: Readonly<{
      calls: number
      failed: number
      retries: number
      byOutcome: Readonly<Record<string, number>>
    }>
  }>
  requests: Readonly<{
    lastFiveMinutes: Readonly<{ byStatus: Readonly<Record<string, number>> }>
  }>
  cache: Readonly<{
    storedBytes: number
    storedAnswers: number
    lastFiveMinutes: Readonly<{
      reads: number
      /** Share of reads, 0 to 1, answered at once from the store; null: there were no reads. */
      hitRate: number | null
      byOutcome: Readonly<Record<string, number>>
    }>
  }>
  token: TokenRecord & Readonly<{ expiresInMs: number | null }>
  process: Readonly<{
    residentBytes: number
    heapUsedBytes: number
    heapTotalBytes: number
    /** Over the last full minute; null: not measured yet. */
    eventLoopDelay: LoopDelay | null
  }>
}>

type Parts = Readonly<{
  node: string
  nowMs: number
  startedAtMs: number
  uptimeMs: number
  budgetPerMinute: number | null
  recent: Recent
  gauges: Gauges
  loopDelay: LoopDelay | null
  process: ProcessFigures
}>

/** Puts the figures into the order in which people look for them. */
export function diagnosticsOf(parts: Parts): Diagnostics {
  const { recent, gauges, process, nowMs } = parts
  return {
    node: parts.node,
    serverTimeMs: nowMs,
    serverTime: new Date(nowMs).toISOString().slice(0, -1),
    startedAtMs: parts.startedAtMs,
    uptimeMs: Math.round(parts.uptimeMs),
    upstream: {
      callsLastMinute: gauges.callsLastMinute,
      budgetPerMinute: parts.budgetPerMinute,
      running: gauges.callsRunning,
      waiting: gauges.callsWaiting,
      breaker: recent.breaker,
      pausedForMs: rounded(gauges.gateClosedForMs),
      lastFiveMinutes: {
        calls: recent.calls,
        failed: recent.callsFailed,
        retries: recent.retries,
        byOutcome: recent.callsByOutcome,
      },
    },
    requests: { lastFiveMinutes: { byStatus: recent.requestsByStatus } },
    cache: {
      storedBytes: gauges.storedBytes,
      storedAnswers: gauges.storedAnswers,
      lastFiveMinutes: {
        reads: recent.reads,
        hitRate: hitRateOf(recent),
        byOutcome: recent.readsByCache,
      },
    },
    token: tokenOf(recent.token, gauges.tokenExpiresInMs),
    process: {
      residentBytes: process.residentBytes,
      heapUsedBytes: process.heapUsedBytes,
      heapTotalBytes: process.heapTotalBytes,
      eventLoopDelay: parts.loopDelay,
    },
  }
}

function hitRateOf({ reads, readsByCache }: Recent): number | null {
  if (reads === 0) return null
  return sum(FROM_STORE.map((outcome) => readsByCache[outcome] ?? 0)) / reads
}

/** A token that is not held any more has no age. */
function tokenOf(record: TokenRecord, expiresInMs: number | null): Diagnostics['token'] {
  const { renewals, failures, ageMs, lastFailure } = record
  return {
    renewals,
    failures,
    ageMs: expiresInMs === null ? null : rounded(ageMs),
    expiresInMs: rounded(expiresInMs),
    lastFailure: lastFailure && { ...lastFailure, agoMs: Math.round(lastFailure.agoMs) },
  }
}

function rounded(ms: number | null): number | null {
  return ms === null ? null : Math.round(ms)
}
