import { Registry } from 'prom-client'
import type { BreakerState, CacheOutcome, Gauges, Telemetry } from '#server/telemetry.ts'
import { outcomeLabel } from './call-outcome.ts'
import type { LoopDelay } from './event-loop-delay.ts'
import type { BuildFacts } from './facts.ts'
import { createCounted, createSampled, type Counted, type Sampled } from './instruments.ts'

/** Figures that are looked at for a scrape; null: not known now. */
export type Sample = Readonly<{
  gauges: Gauges
  loopDelay: LoopDelay | null
  process: ProcessFigures
}>

export type ProcessFigures = Readonly<{
  residentBytes: number
  heapUsedBytes: number
  heapTotalBytes: number
  /** Since the start, user and system mode. */
  cpuSeconds: number
}>

export type Exposition = Readonly<{
  telemetry: Telemetry
  /** Everything as Prometheus text, with its media type. */
  render(sample: Sample): Promise<Readonly<{ type: string; text: string }>>
}>

const BREAKER_STATES: readonly BreakerState[] = ['closed', 'open', 'half_open']
const CACHE_OUTCOMES: readonly CacheOutcome[] = ['hit', 'stale', 'miss', 'coalesced', 'negative']
const METHODS = new Set(['GET', 'HEAD', 'POST', 'OPTIONS', 'PUT', 'PATCH', 'DELETE'])

/** The exported metrics in a registry of their own: nothing global, so tests and copies stay apart. */
export function createExposition(facts: BuildFacts, startedAtMs: number): Exposition {
  const registry = new Registry()
  const counted = createCounted(registry)
  const sampled = createSampled(registry)
  const { version, build, node } = facts
  sampled.buildInfo.set({ version, build: build ?? 'dev', node }, 1)
  sampled.startTime.set(startedAtMs / 1000)
  const telemetry = countInto(counted, sampled)
  telemetry.breakerChanged('closed')
  // A rate over a series that appears with its first event misses that event.
  for (const outcome of CACHE_OUTCOMES) counted.cacheReads.inc({ outcome }, 0)
  return {
    telemetry,
    async render(sample) {
      setSampled(sampled, sample)
      return { type: registry.contentType, text: await registry.metrics() }
    },
  }
}

function countInto(counted: Counted, sampled: Sampled): Telemetry {
  return {
    answered({ method, route, status, ms, cache }) {
      const known = METHODS.has(method) ? method : 'other'
      counted.requests.inc({ method: known, route, status: String(status) })
      counted.requestSeconds.observe({ route }, ms / 1000)
      if (cache !== null) counted.cacheReads.inc({ outcome: cache })
    },
    called({ route, outcome, ms }) {
      counted.calls.inc({ route, outcome: outcomeLabel(outcome) })
      counted.callSeconds.observe({ route }, ms / 1000)
    },
    retried: (route) => counted.retries.inc({ route }),
    breakerChanged(state) {
      for (const each of BREAKER_STATES) {
        sampled.breaker.set({ state: each }, each === state ? 1 : 0)
      }
    },
    signedIn: () => counted.renewals.inc(),
    signInFailed: (reason) => counted.renewalFailures.inc({ reason: outcomeLabel(reason) }),
  }
}

function setSampled(sampled: Sampled, { gauges, loopDelay, process }: Sample): void {
  sampled.callsRunning.set(gauges.callsRunning)
  sampled.callsWaiting.set(gauges.callsWaiting)
  sampled.gateClosed.set((gauges.gateClosedForMs ?? 0) / 1000)
  sampled.storedBytes.set(gauges.storedBytes)
  sampled.storedAnswers.set(gauges.storedAnswers)
  setSeconds(sampled.tokenSeconds, gauges.tokenExpiresInMs)
  setSeconds(sampled.loopP50, loopDelay?.p50Ms ?? null)
  setSeconds(sampled.loopP99, loopDelay?.p99Ms ?? null)
  setSeconds(sampled.loopMax, loopDelay?.maxMs ?? null)
  sampled.resident.set(process.residentBytes)
  sampled.heapUsed.set(process.heapUsedBytes)
  sampled.heapTotal.set(process.heapTotalBytes)
  sampled.cpu.reset()
  sampled.cpu.inc(process.cpuSeconds)
}

/** An unknown value is no sample: 0 would be read as measured. */
function setSeconds(gauge: Sampled['tokenSeconds'], ms: number | null): void {
  if (ms === null) gauge.remove()
  else gauge.set(ms / 1000)
}
