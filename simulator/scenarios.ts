import type { Account } from './account/definitions.ts'
import { demoAccount, healthyAccount, stopRestarts } from './account/demo.ts'
import { entityId } from './account/entity-id.ts'
import { generatedAccount, type WorldSize } from './account/generated.ts'
import type { Fault } from './faults.ts'
import { snapshotCycle } from './world/snapshot.ts'
import { MINUTE_MS } from './world/track.ts'

/** The named situations of API reference §11, and `demo`, the account that people see. */
export const SCENARIO_NAMES = [
  'demo',
  'healthy',
  'source-broken',
  'destination-lagging',
  'snapshot-running',
  'idle-night',
  'restart',
  'messy-wire',
  'api-down',
  'token-expired',
  'empty-account',
  'large-account',
] as const

export type ScenarioName = (typeof SCENARIO_NAMES)[number]

export type Scenario = {
  account: Account
  /** Days of history before the start. */
  historyDays: number
  /** Turns on the wire noise of messy.ts. */
  messy: boolean
  faults: readonly Fault[]
  /** Overrides the life of tokens, in seconds. */
  tokenLifeSec: number | null
}

/** Size of `large-account`. */
const LARGE: WorldSize = { sources: 400, destinations: 250, pipelines: 900 }

/**
 * Builds a scenario for a simulator that starts at `startMs` (epoch ms). `size` replaces the account by a generated
 * one of that size.
 */
export function buildScenario(
  name: ScenarioName,
  startMs: number,
  seed: number,
  size: WorldSize | null,
): Scenario {
  const built = {
    historyDays: 36,
    messy: false,
    faults: [],
    tokenLifeSec: null,
    ...BUILDERS[name](startMs, seed),
  }
  if (size === null) return built
  return { ...built, account: generatedAccount(size, startMs, seed), historyDays: 2 }
}

export function isScenarioName(text: string): text is ScenarioName {
  return SCENARIO_NAMES.some((name) => name === text)
}

type Builder = (startMs: number, seed: number) => Partial<Scenario> & { account: Account }

const BUILDERS: Readonly<Record<ScenarioName, Builder>> = {
  demo: (startMs) => ({ account: demoAccount(startMs) }),
  healthy: (startMs) => ({ account: healthyAccount(startMs) }),
  'source-broken': (startMs) => ({ account: breakSource(healthyAccount(startMs), startMs) }),
  'destination-lagging': (startMs) => ({
    account: lagDestination(healthyAccount(startMs), startMs),
  }),
  'snapshot-running': (startMs) => ({ account: runSnapshots(healthyAccount(startMs)) }),
  'idle-night': (startMs) => ({ account: silence(healthyAccount(startMs), startMs) }),
  restart: (startMs) => ({ account: restartOften(healthyAccount(startMs)) }),
  'messy-wire': (startMs) => ({ account: demoAccount(startMs), messy: true }),
  'api-down': (startMs) => ({ account: healthyAccount(startMs), faults: [{ kind: 'down' }] }),
  'token-expired': (startMs) => ({ account: healthyAccount(startMs), tokenLifeSec: 5 }),
  'empty-account': () => ({
    account: {
      tenantId: entityId('tenant', 'empty'),
      sources: [],
      destinations: [],
      pipelines: [],
    },
  }),
  'large-account': (startMs, seed) => ({
    account: generatedAccount(LARGE, startMs, seed),
    historyDays: 2,
  }),
}

/** The first source stopped with an error 25 minutes before the start; what reads from it runs dry. */
function breakSource(account: Account, startMs: number): Account {
  const quietSinceMs = Math.floor(startMs / MINUTE_MS) * MINUTE_MS - 25 * MINUTE_MS
  return {
    ...account,
    sources: account.sources.map((source, i) =>
      i === 0
        ? stopRestarts({ ...source, status: 'Broken', connected: false, quietSinceMs })
        : source,
    ),
  }
}

/** The second destination reads 70 % of what arrives: 3 h 20 min of every 4 h, the start is 40 min into it. */
function lagDestination(account: Account, startMs: number): Account {
  const phaseMin = Math.floor(startMs / MINUTE_MS) - 40
  const wave = { periodMin: 240, phaseMin, fallMin: 200, readPart: 0.7 }
  const lagging = account.destinations[1]?.id
  return {
    ...account,
    pipelines: account.pipelines.map((pipeline) =>
      pipeline.destinationId === lagging ? { ...pipeline, wave } : pipeline,
    ),
  }
}

/** The first two sources read their tables again, over and over. */
function runSnapshots(account: Account): Account {
  return {
    ...account,
    sources: account.sources.map((source, i) =>
      i < 2 ? { ...source, snapshot: snapshotCycle(source.topics.length, 60, 700) } : source,
    ),
  }
}

/** No source has had a change for three hours. */
function silence(account: Account, startMs: number): Account {
  const quietSinceMs = Math.floor(startMs / MINUTE_MS) * MINUTE_MS - 180 * MINUTE_MS
  return { ...account, sources: account.sources.map((s) => stopRestarts({ ...s, quietSinceMs })) }
}

/**
 * Every 20 minutes the first source and the second destination restart as a whole; every 15 minutes one task alone
 * of each connector with several tasks.
 */
function restartOften(account: Account): Account {
  const whole = { periodMin: 20, offsetMin: 0, untilMs: null }
  const single = { periodMin: 15, offsetMin: 7, untilMs: null }
  return {
    ...account,
    sources: account.sources.map((source, i) => ({
      ...source,
      restarts: source.restarts.map((plan, task) => (i === 0 ? whole : task === 1 ? single : plan)),
    })),
    destinations: account.destinations.map((destination, i) => ({
      ...destination,
      restarts: destination.restarts.map((plan, task) =>
        i === 1 ? whole : task === 1 ? single : plan,
      ),
    })),
  }
}
