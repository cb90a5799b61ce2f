import type { Clock } from '#server/clock.ts'
import type { Telemetry } from '#server/telemetry.ts'
import { toFailure } from '#server/upstream-failure.ts'
import type { Upstream, UpstreamAnswer, UpstreamRequest } from '#server/upstream.ts'
import { Breaker, type CallHealth } from './breaker.ts'
import { CallBudget } from './call-budget.ts'
import { CallQueue, type Lane } from './call-queue.ts'
import type { GuardSettings } from './guard-settings.ts'
import { NotAsked } from './not-asked.ts'
import { OriginGate } from './origin-gate.ts'
import { longPauseMs, type CallResult } from './retry.ts'

export type GuardOptions = {
  readonly upstream: Upstream
  readonly clock: Clock
  readonly telemetry: Telemetry
  readonly settings: GuardSettings & Readonly<{ maxConnections: number }>
}

const CODE_OF_GATE = { 429: 'upstream_limited', 503: 'upstream_unavailable' } as const

/** Of which read a call is, and what ends it. */
export type CallContext = Readonly<{ route: string; lane: Lane; signal: AbortSignal }>

/** Decides for each call whether it is made: queue, budget, gate and breaker of one origin. */
export class Guard {
  readonly queue: CallQueue
  readonly budget: CallBudget
  readonly gate: OriginGate
  readonly #breaker: Breaker
  readonly #options: GuardOptions
  /** Why the breaker opened, for those who are refused then. */
  #lastFailure = 'UNKNOWN'

  constructor(options: GuardOptions) {
    const { clock, settings, telemetry } = options
    this.#options = options
    this.gate = new OriginGate(clock)
    this.budget = new CallBudget(clock, settings.budgetPerMin)
    this.queue = new CallQueue({
      maxRunning: settings.maxConnections,
      maxPipelines: settings.maxPipelines,
      maxWaiting: settings.maxQueue,
    })
    this.#breaker = new Breaker({
      clock,
      failures: settings.breakerFailures,
      openMs: settings.breakerOpenMs,
      onChange: (state) => telemetry.breakerChanged(state),
    })
  }

  /** Why no call may be made now; `null`: one may. */
  refusal(): NotAsked | null {
    const gate = this.gate.closed()
    if (gate !== null) {
      return new NotAsked(CODE_OF_GATE[gate.status], gate.leftMs, `STATUS_${gate.status}`)
    }
    const breakerMs = this.#breaker.restMs()
    if (breakerMs !== null) return new NotAsked('upstream_resting', breakerMs, this.#lastFailure)
    const budgetMs = this.budget.restMs()
    return budgetMs === null ? null : new NotAsked('upstream_budget', budgetMs)
  }

  /** One call in its place of the queue. Asked twice: much may change while it waits. */
  async call(request: UpstreamRequest, context: CallContext): Promise<CallResult> {
    this.#refuse()
    const leave = await this.queue.enter(context.lane, context.signal)
    try {
      this.#refuse()
      return await this.#callNow(request, context)
    } finally {
      leave()
    }
  }

  #refuse(): void {
    const refusal = this.refusal()
    if (refusal !== null) throw refusal
  }

  async #callNow(request: UpstreamRequest, { route, signal }: CallContext): Promise<CallResult> {
    const { upstream, clock, telemetry } = this.#options
    const end = this.#breaker.begin()
    this.budget.note()
    const startedMs = clock.nowMs()
    const result = await settle(upstream.send(request, signal), signal)
    const health = healthOf(result, signal)
    if (health === 'failed') this.#lastFailure = reasonOf(result)
    end(health)
    const outcome = 'status' in result ? String(result.status) : result.kind
    telemetry.called({ route, outcome, ms: clock.nowMs() - startedMs })
    const askedMs = longPauseMs(result)
    if (askedMs !== null && 'status' in result) {
      this.gate.close(askedMs, result.status === 429 ? 429 : 503)
    }
    return result
  }
}

/** Connection trouble, time-outs and 5xx count as failures; a 4xx or a 429 comes from a live API. */
function healthOf(result: CallResult, signal: AbortSignal): CallHealth {
  if ('status' in result) return result.status >= 500 ? 'failed' : 'alive'
  if (result.kind === 'bad_answer') return 'alive'
  const isLeft = signal.aborted && result.kind === 'unreachable'
  return isLeft ? 'unknown' : 'failed'
}

function reasonOf(result: CallResult): string {
  return 'status' in result ? `STATUS_${result.status}` : result.reason
}

function settle(call: Promise<UpstreamAnswer>, signal: AbortSignal): Promise<CallResult> {
  return call.catch((error: unknown) => toFailure(error, signal))
}
