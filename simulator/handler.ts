import type { WorldSize } from './account/generated.ts'
import type { CounterReading } from './answers/blocks.ts'
import { ApiError, jsonResponse } from './answers/errors.ts'
import {
  createAuth,
  SIMULATOR_CLIENT_ID,
  SIMULATOR_SECRET,
  type Auth,
  type Permission,
} from './auth.ts'
import { createFaultSwitch, type FaultSwitch } from './faults.ts'
import { messUp } from './messy.ts'
import { allowedMethods, answerRequest } from './routes.ts'
import { buildScenario, type Scenario, type ScenarioName } from './scenarios.ts'
import { stripPrivate } from './strip.ts'
import { createTruth, type Truth } from './world/truth.ts'
import { createWorld, type World } from './world/world.ts'

export type SimulatorOptions = {
  /** Default `demo`. */
  scenario?: ScenarioName
  /** Default {@link DEFAULT_SEED}. */
  seed?: number
  /** The clock, epoch ms. The world begins counting back from its first reading. */
  now: () => number
  /** The one accepted pair of credentials. */
  clientId?: string
  secret?: string
  /** Life of access tokens in seconds, default 3600. */
  tokenLifeSec?: number
  /** Replaces the scenario's account by a generated one of this size. */
  size?: WorldSize | null
  /** Days of history before the start; a scenario's own number by default (36, large accounts 2). */
  historyDays?: number
  /** How counters appear in series; default `cumulative` (API reference §6.4). */
  counterReading?: CounterReading
  /** Permissions that the token lacks (API reference §2.5); default none. */
  denied?: readonly Permission[]
  /** Reads need no token. For pages that have no proxy in front. */
  authorised?: boolean
  /** Leaves out what the proxy would: `config`, tenant and subscription ids, `StreamingLastEvent`. */
  stripConfig?: boolean
  /** How `slow` waits; resolves after `ms` or when the signal aborts. Default: a real timer. */
  sleep?: (ms: number, signal: AbortSignal) => Promise<void>
}

export type Simulator = Pick<FaultSwitch, 'setFault' | 'clearFaults' | 'faults'> &
  Pick<Auth, 'revokeTokens' | 'setTokenLifeSec'> & {
    /**
     * Answers one request, whatever it asks; it rejects only for a fault in the simulator itself. `Response.error()` stands for a connection that
     * breaks without an answer.
     */
    fetch(request: Request): Promise<Response>
    /** Starts another scenario now: new world, its own faults only; tokens stay what they are. */
    setScenario(name: ScenarioName, size?: WorldSize | null): void
    scenario(): ScenarioName
    /** The world's own truth, for tests to compare derived numbers with. */
    truth(): Truth
    /** The credentials that it accepts. */
    credentials: { clientId: string; secret: string }
  }

/** Any number would do; this one is the seed of the published screenshots and stories. */
const DEFAULT_SEED = 20_251_120

/** A repeatable stand-in for the Streamkap API: same options and clock, same bytes. Browser-safe. */
export function createSimulator(options: SimulatorOptions): Simulator {
  const credentials = {
    clientId: options.clientId ?? SIMULATOR_CLIENT_ID,
    secret: options.secret ?? SIMULATOR_SECRET,
  }
  const usualLifeSec = options.tokenLifeSec ?? 3600
  const auth = createAuth({ ...credentials, tokenLifeSec: usualLifeSec, now: options.now })
  let current = startScenario(options, options.scenario ?? 'demo', options.size ?? null)
  auth.setTokenLifeSec(options.tokenLifeSec ?? current.scenario.tokenLifeSec ?? usualLifeSec)
  let requests = 0

  return {
    credentials,
    setFault: (fault) => current.faults.setFault(fault),
    clearFaults: () => current.faults.clearFaults(),
    faults: () => current.faults.faults(),
    revokeTokens: () => auth.revokeTokens(),
    setTokenLifeSec: (seconds) => auth.setTokenLifeSec(seconds),
    setScenario(name, size = null) {
      current = startScenario(options, name, size)
      auth.setTokenLifeSec(current.scenario.tokenLifeSec ?? usualLifeSec)
    },
    scenario: () => current.name,
    truth: () => createTruth(current.world),
    async fetch(request) {
      requests += 1
      return handle(request, options, current, auth, requests)
    },
  }
}

type Running = { name: ScenarioName; scenario: Scenario; world: World; faults: FaultSwitch }

const DAY_MS = 86_400_000

function startScenario(
  options: SimulatorOptions,
  name: ScenarioName,
  size: WorldSize | null,
): Running {
  const seed = options.seed ?? DEFAULT_SEED
  const startMs = options.now()
  const scenario = buildScenario(name, startMs, seed, size)
  const days = options.historyDays ?? scenario.historyDays
  const birthMs = Math.floor((startMs - days * DAY_MS) / DAY_MS) * DAY_MS
  const world = createWorld(scenario.account, seed, birthMs)
  return { name, scenario, world, faults: createFaultSwitch(scenario.faults) }
}

async function handle(
  request: Request,
  options: SimulatorOptions,
  current: Running,
  auth: Auth,
  count: number,
): Promise<Response> {
  const url = new URL(request.url)
  const requestId = `sim-${String(count).padStart(8, '0')}`
  const fault = current.faults.take(url.pathname)
  if (fault.effect === 'answer') return withHeader(fault.response, requestId)
  if (fault.effect === 'hang') return untilAborted(request.signal)
  if (fault.effect === 'delay') {
    await (options.sleep ?? sleepFor)(fault.delayMs, request.signal)
    if (request.signal.aborted) return Response.error()
  }
  const response = await answerOrError(request, url, options, current, auth)
  const damaged =
    fault.effect === 'damage'
      ? new Response(fault.damage(await response.text()), {
          status: 200,
          headers: response.headers,
        })
      : response
  return withHeader(damaged, requestId)
}

async function answerOrError(
  request: Request,
  url: URL,
  options: SimulatorOptions,
  current: Running,
  auth: Auth,
): Promise<Response> {
  const { world, scenario } = current
  try {
    const body = await answerRequest(request, url.pathname, url.searchParams, {
      world,
      auth,
      nowMs: options.now(),
      reading: options.counterReading ?? 'cumulative',
      authorised: options.authorised ?? false,
      denied: options.denied ?? [],
    })
    const sent = scenario.messy ? messUp(body, url.pathname, world.seed) : body
    return jsonResponse(200, options.stripConfig === true ? stripPrivate(sent) : sent)
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
    const headers: Record<string, string> =
      error.status === 405 ? { allow: allowedMethods(url.pathname).join(', ') } : {}
    return jsonResponse(error.status, { detail: error.detail }, headers)
  }
}

/** `X-Request-Id` is on every answer (API reference §1). */
function withHeader(response: Response, requestId: string): Response {
  if (response.type !== 'error') response.headers.set('x-request-id', requestId)
  return response
}

function untilAborted(signal: AbortSignal): Promise<Response> {
  return new Promise((resolve) => {
    const end = () => resolve(Response.error())
    if (signal.aborted) end()
    else signal.addEventListener('abort', end, { once: true })
  })
}

function sleepFor(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer)
      resolve()
    }
    const timer = setTimeout(end, ms)
    signal.addEventListener('abort', end, { once: true })
  })
}
