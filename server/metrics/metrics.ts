import type { Clock } from '#server/clock.ts'
import type { Gauges, Telemetry } from '#server/telemetry.ts'
import { diagnosticsOf, type Diagnostics } from './diagnostics.ts'
import { createLoopDelayMeter } from './event-loop-delay.ts'
import { createExposition, type ProcessFigures } from './exposition.ts'
import type { BuildFacts } from './facts.ts'
import { RecentPast } from './recent.ts'

/** Prometheus text and its media type. */
export type Scrape = Readonly<{ type: string; text: string }>

/** What the proxy knows about itself, for scrapers and for people. */
export type Metrics = Readonly<{
  /** Given to every part that has something to tell. */
  telemetry: Telemetry
  /** Begins to measure the event loop. */
  start(): void
  scrape(): Promise<Scrape>
  diagnostics(): Diagnostics
  close(): void
}>

type Options = Readonly<{
  clock: Clock
  facts: BuildFacts
  /** Calls to the API allowed per minute; null: not limited. */
  budgetPerMinute: number | null
  /** Asked at each scrape and each look at the diagnostics. */
  readGauges(): Gauges
}>

/** Counts from now on. Starts no timer before `start`. */
export function createMetrics({ clock, facts, budgetPerMinute, readGauges }: Options): Metrics {
  const startedAtMs = Date.now() - process.uptime() * 1000
  const exposition = createExposition(facts, startedAtMs)
  const recent = new RecentPast(clock)
  const loopDelay = createLoopDelayMeter(clock)
  const looked = () => ({
    gauges: readGauges(),
    loopDelay: loopDelay.read(),
    process: processFigures(),
  })
  return {
    telemetry: both(exposition.telemetry, recent),
    start: () => loopDelay.start(),
    scrape: () => exposition.render(looked()),
    diagnostics: () =>
      diagnosticsOf({
        ...looked(),
        node: facts.node,
        nowMs: Date.now(),
        startedAtMs: Math.round(startedAtMs),
        uptimeMs: process.uptime() * 1000,
        budgetPerMinute,
        recent: recent.read(),
      }),
    close: () => loopDelay.close(),
  }
}

function processFigures(): ProcessFigures {
  const { rss, heapUsed, heapTotal } = process.memoryUsage()
  const { user, system } = process.cpuUsage()
  return {
    residentBytes: rss,
    heapUsedBytes: heapUsed,
    heapTotalBytes: heapTotal,
    cpuSeconds: (user + system) / 1e6,
  }
}

function both(one: Telemetry, other: Telemetry): Telemetry {
  const listeners = [one, other]
  return {
    answered: (request) => listeners.forEach((each) => each.answered(request)),
    called: (call) => listeners.forEach((each) => each.called(call)),
    retried: (route) => listeners.forEach((each) => each.retried(route)),
    breakerChanged: (state) => listeners.forEach((each) => each.breakerChanged(state)),
    signedIn: (lifeMs) => listeners.forEach((each) => each.signedIn(lifeMs)),
    signInFailed: (reason) => listeners.forEach((each) => each.signInFailed(reason)),
  }
}
