import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Log } from './log.ts'
import type { Headers } from './security-headers.ts'
import type { CacheOutcome, Telemetry } from './telemetry.ts'

/** One request and its answer, with what the log will say about them. */
export type Exchange = {
  readonly req: IncomingMessage
  readonly res: ServerResponse
  readonly id: string
  /** Raw request target. */
  readonly target: string
  /** Address of the viewer. */
  readonly client: string
  /** Aborted when the viewer leaves before the answer is out (U9). */
  readonly signal: AbortSignal
  /** Path pattern for the log; never the address as it was sent. */
  route: string
  /** Stable code of a problem, and for failures of Streamkap the short cause. */
  problem: string | null
  reason: string | null
  /** How a read was answered; null for everything else and for reads refused before the store. */
  cache: CacheOutcome | null
  /** Name of the viewer who signed in, for the log only; null when unknown. */
  user: string | null
}

/** What an exchange is told, and what hears of it when it is over. */
export type Surroundings = Readonly<{
  log: Log
  telemetry: Telemetry
  /** Behind trusted proxies the address that they saw. */
  clientAddress(req: IncomingMessage): string
}>

const CLIENT_ID = /^[A-Za-z0-9-]{1,64}$/

/**
 * Begins an exchange: makes its id (H4), puts the headers of every answer on the response (S1)
 * and writes one log line when it is over (O2).
 */
export function openExchange(
  req: IncomingMessage,
  res: ServerResponse,
  headers: Headers,
  { log, telemetry, clientAddress }: Surroundings,
): Exchange {
  const startedMs = performance.now()
  const left = new AbortController()
  const exchange: Exchange = {
    req,
    res,
    id: randomUUID(),
    target: req.url ?? '',
    client: clientAddress(req),
    signal: left.signal,
    route: 'unknown',
    problem: null,
    reason: null,
    cache: null,
    user: null,
  }
  for (const [name, value] of Object.entries(headers)) res.setHeader(name, value)
  res.setHeader('X-Request-Id', exchange.id)
  res.on('close', () => {
    if (!res.writableFinished) left.abort()
    const elapsedMs = performance.now() - startedMs
    log.info(logFields(exchange, elapsedMs), 'request')
    telemetry.answered({
      method: req.method ?? '',
      route: exchange.route,
      status: statusOf(res) ?? 0,
      ms: elapsedMs,
      cache: exchange.cache,
    })
  })
  return exchange
}

/** Null: nothing was sent, because the viewer left. */
function statusOf(res: ServerResponse): number | null {
  return res.headersSent ? res.statusCode : null
}

function logFields(exchange: Exchange, elapsedMs: number): Record<string, unknown> {
  const { req, res } = exchange
  const clientRequestId = req.headers['x-request-id']
  const isQuotable = typeof clientRequestId === 'string' && CLIENT_ID.test(clientRequestId)
  return {
    requestId: exchange.id,
    method: req.method,
    route: exchange.route,
    status: statusOf(res),
    ms: Math.round(elapsedMs * 10) / 10,
    client: exchange.client,
    ...(exchange.cache === null ? {} : { cache: exchange.cache }),
    ...(exchange.user === null ? {} : { user: exchange.user }),
    ...(exchange.problem === null ? {} : { problem: exchange.problem }),
    ...(exchange.reason === null ? {} : { reason: exchange.reason }),
    ...(res.writableFinished ? {} : { viewerLeft: true }),
    ...(isQuotable ? { clientRequestId } : {}),
  }
}
