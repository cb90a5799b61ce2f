import type { Clock } from '#server/clock.ts'
import type { Gauges } from '#server/telemetry.ts'
import { UpstreamFailure } from '#server/upstream-failure.ts'
import type { Upstream, UpstreamAnswer, UpstreamRequest } from '#server/upstream.ts'
import { Guard, type CallContext, type GuardOptions } from './guard.ts'
import { ReadRetries, RetryBudget, type CallResult } from './retry.ts'

const PIPELINE_METRICS = '/pipelines/{id}/metrics'

/** The calls of one read. They share its retries: two, whatever happens in between. */
export type ReadCalls = {
  /**
   * @throws {NotAsked} when no call may be made now
   * @throws {UpstreamFailure} when no answer came that can be judged
   */
  send(request: UpstreamRequest, signal: AbortSignal): Promise<UpstreamAnswer>
}

/** Figures of the moment, for metrics and diagnostics. */
type CallGauges = Pick<
  Gauges,
  'callsRunning' | 'callsWaiting' | 'callsLastMinute' | 'gateClosedForMs'
>

export type GuardedUpstream = {
  /** @param route row path of the list of reads */
  beginRead(route: string): ReadCalls
  /** The sign-in goes past queue and breaker, which know only reads, but it counts. */
  readonly forSignIn: Upstream
  gauges(): CallGauges
}

/**
 * Stands between reads and the way out: queue, budget, gate and breaker decide whether a call is
 * made, retries whether it is made again.
 */
export function createGuardedUpstream(options: GuardOptions): GuardedUpstream {
  const { upstream, clock, telemetry } = options
  const guard = new Guard(options)
  const retryBudget = new RetryBudget()

  async function sendPatiently(
    request: UpstreamRequest,
    context: CallContext,
    retries: ReadRetries,
  ): Promise<UpstreamAnswer> {
    const { route, signal } = context
    for (;;) {
      const result = await guard.call(request, context)
      const pauseMs = signal.aborted ? null : retries.pauseMs(result)
      if (pauseMs === null) return answerOf(result)
      await pause(clock, pauseMs, signal)
      // That no call may be made any more is no reason to tell less than what happened.
      if (signal.aborted || guard.refusal() !== null) return answerOf(result)
      telemetry.retried(route)
    }
  }

  return {
    beginRead(route) {
      retryBudget.earn()
      const lane = route === PIPELINE_METRICS ? 'pipeline' : 'other'
      const retries = new ReadRetries(clock, retryBudget)
      return {
        send: (request, signal) => sendPatiently(request, { route, lane, signal }, retries),
      }
    },
    forSignIn: {
      send: (request, signal) => {
        guard.budget.note()
        return upstream.send(request, signal)
      },
      close: () => upstream.close(),
    },
    gauges: () => ({
      callsRunning: guard.queue.running,
      callsWaiting: guard.queue.waiting,
      callsLastMinute: guard.budget.lastMinute(),
      gateClosedForMs: guard.gate.closed()?.leftMs ?? null,
    }),
  }
}

function answerOf(result: CallResult): UpstreamAnswer {
  if (result instanceof UpstreamFailure) throw result
  return result
}

/** Ends early when `signal` does. */
function pause(clock: Clock, ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const cancel = clock.after(ms, () => {
      signal.removeEventListener('abort', onAbort)
      resolve()
    })
    const onAbort = (): void => {
      cancel()
      resolve()
    }
    signal.addEventListener('abort', onAbort, { once: true })
  })
}
