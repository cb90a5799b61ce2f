import type { IncomingMessage, ServerResponse } from 'node:http'
import { sendGood, sendJson, sendProblem } from './answer.ts'
import type { Config } from './config.ts'
import { openExchange, type Exchange } from './exchange.ts'
import type { FetchRead } from './fetch-read.ts'
import { describeError, type Log } from './log.ts'
import { checkHost, checkOrigin, type OriginRules } from './origin-check.ts'
import { Problem } from './problem.ts'
import type { PublicConfig } from './public-config.ts'
import { API_PREFIX, checkQuery, findRead } from './read-request.ts'
import { hasBody, readIdsBody } from './request-body.ts'
import { securityHeaders } from './security-headers.ts'
import type { StaticFiles } from './static-files.ts'

/** Connect-style: with `next`, addresses that are not the proxy's own are handed on. */
export type Handler = (req: IncomingMessage, res: ServerResponse, next?: () => void) => void

/** What the handler works with; put together by `createApp`. */
export type HandlerParts = {
  readonly config: Config
  readonly log: Log
  readonly fetchRead: FetchRead
  readonly originRules: OriginRules
  readonly publicConfig: PublicConfig
  readonly staticFiles: StaticFiles | null
  isReady(): boolean
}

const MAX_HEADERS = 100
const MAX_TARGET_LENGTH = 8192
/** How long the rest of a refused body is thrown away, so that its sender can read the answer. */
const LINGER_MS = 1000

/** Makes the one function that answers every request. It never throws. */
export function createHandler(parts: HandlerParts): Handler {
  const { log } = parts
  const headers = securityHeaders(parts.config.publicOrigins)
  return (req, res, next) => {
    if (next !== undefined && parts.staticFiles === null && !isOwnAddress(req.url ?? '')) {
      next()
      return
    }
    const exchange = openExchange(req, res, headers, log)
    respond(exchange, parts).catch((error: unknown) => {
      if (!(error instanceof Problem))
        log.error({ requestId: exchange.id, ...describeError(error) })
      const problem = error instanceof Problem ? error : new Problem('internal')
      exchange.problem = problem.code
      exchange.reason = problem.reason
      sendProblem(res, problem, exchange.id)
      discardRest(req)
    })
  }
}

/** The checks in order, then the address. Every refusal is a thrown `Problem`. */
async function respond(exchange: Exchange, parts: HandlerParts): Promise<void> {
  const { req, res, target } = exchange
  if (req.rawHeaders.length / 2 > MAX_HEADERS)
    throw new Problem('headers_too_large', { closes: true })
  if (target.length > MAX_TARGET_LENGTH) throw new Problem('target_too_long')
  if (!target.startsWith('/')) throw new Problem('bad_target')
  checkHost(req, parts.originRules)
  const isPost = req.method === 'POST'
  if (!isPost && hasBody(req)) throw new Problem('body_not_expected', { closes: true })

  if (isApi(target)) {
    checkOrigin(req, parts.originRules)
    return answerRead(exchange, parts)
  }
  const answer = smallAnswer(target, parts)
  if (answer === null) {
    if (parts.staticFiles === null) throw new Problem('unknown_path')
    exchange.route = 'page'
    return parts.staticFiles.serve(req, res, target)
  }
  exchange.route = target
  if (target === '/config.json') checkOrigin(req, parts.originRules)
  if (req.method !== 'GET' && req.method !== 'HEAD') {
    throw new Problem('method_not_allowed', { allow: 'GET, HEAD' })
  }
  return sendJson(res, answer)
}

/** Checked read → fetch and clean → send. */
async function answerRead(exchange: Exchange, parts: HandlerParts): Promise<void> {
  const { req, res, target } = exchange
  const { row, path } = findRead(req.method ?? '', target)
  exchange.route = `${API_PREFIX}${row.path}`
  const query = checkQuery(row, target, parts.config.allowedTenantIds)
  const body = row.method === 'POST' ? await readIdsBody(req, parts.config) : null
  const answer = await parts.fetchRead({ row, path, query, body }, exchange.signal)
  sendGood(req, res, answer)
}

/** Health, readiness and configuration, each at exactly its raw address (V5). */
function smallAnswer(target: string, parts: HandlerParts): object | null {
  if (target === '/healthz') return { status: 'ok' }
  if (target === '/config.json') return parts.publicConfig
  if (target !== '/readyz') return null
  if (!parts.isReady()) throw new Problem('not_ready')
  return { status: 'ready' }
}

function isApi(target: string): boolean {
  return /^\/api(?:[/?#]|$)/.test(target)
}

function isOwnAddress(target: string): boolean {
  return isApi(target) || ['/healthz', '/readyz', '/config.json'].includes(target)
}

/** A sender that is cut while it writes may never see the answer, so its bytes go nowhere first. */
function discardRest(req: IncomingMessage): void {
  if (req.complete) return
  req.resume()
  const timer = setTimeout(() => req.socket.destroy(), LINGER_MS).unref()
  req.on('end', () => clearTimeout(timer))
}
