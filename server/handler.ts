import type { IncomingMessage, ServerResponse } from 'node:http'
import { sendJson, sendProblem } from './answer.ts'
import { answerOutside, enterBasePath } from './base-path.ts'
import type { Config } from './config.ts'
import { openExchange, type Exchange } from './exchange.ts'
import { describeError, type Log } from './log.ts'
import {
  checkHealthHost,
  checkHost,
  checkOrigin,
  isHttpsHost,
  type OriginRules,
} from './origin-check.ts'
import { Problem } from './problem.ts'
import type { PublicConfig } from './public-config.ts'
import { API_PREFIX, checkQuery, findRead } from './read-request.ts'
import { hasBody, readIdsBody } from './request-body.ts'
import { securityHeaders } from './security-headers.ts'
import type { ClientLimits } from './sharing/client-limits.ts'
import { sendShared } from './sharing/send-shared.ts'
import type { SharedReads } from './sharing/shared-reads.ts'
import type { StaticFiles } from './static-files.ts'
import type { Telemetry } from './telemetry.ts'
import type { Viewers } from './viewers/viewer-check.ts'
import { WALL_LOGIN, type WallLogin } from './viewers/wall-login.ts'

/** Connect-style: with `next`, addresses that are not the proxy's own are handed on. */
export type Handler = (req: IncomingMessage, res: ServerResponse, next?: () => void) => void

/** What the handler works with; put together by `createApp`. */
export type HandlerParts = {
  readonly config: Config
  readonly log: Log
  readonly reads: SharedReads
  readonly limits: ClientLimits
  readonly originRules: OriginRules
  readonly viewers: Viewers
  clientAddress(req: IncomingMessage): string
  readonly publicConfig: PublicConfig
  readonly staticFiles: StaticFiles | null
  readonly telemetry: Telemetry
  isReady(): boolean
  /** The body of `/diagnostics.json`. */
  diagnostics(): object
}

/** Free of sign-in, each at exactly its raw address (V5). */
const HEALTH = new Set(['/healthz', '/readyz'])
/** Told to the own page only: another origin is refused. */
const FOR_THE_PAGE = new Set(['/config.json', '/diagnostics.json'])
const MAX_HEADERS = 100
const MAX_TARGET_LENGTH = 8192
/** How long the rest of a refused body is thrown away, so that its sender can read the answer. */
const LINGER_MS = 1000

/** Makes the one function that answers every request. It never throws. */
export function createHandler(parts: HandlerParts): Handler {
  const headers = securityHeaders(parts.config.publicOrigins)
  const givenUp = new WeakSet<object>()
  return (req, res, next) => {
    // What follows a message that was refused as a whole came in the same packet: it is no request.
    if (givenUp.has(req.socket)) return
    if (next !== undefined && parts.staticFiles === null && !isOwnAddress(req.url ?? '', parts)) {
      next()
      return
    }
    const isInside = enterBasePath(req, parts.config.basePath)
    const exchange = openExchange(req, res, headers, parts)
    const refused = checkMessage(exchange, parts)
    if (refused?.closes === true) givenUp.add(req.socket)
    if (refused !== null) return refuse(exchange, parts.log, refused)
    respond(exchange, parts, isInside).catch((error: unknown) => {
      refuse(exchange, parts.log, error)
    })
  }
}

/** Answers with the problem that was thrown, or with one that says nothing about what was. */
function refuse(exchange: Exchange, log: Log, error: unknown): void {
  if (!(error instanceof Problem)) log.error({ requestId: exchange.id, ...describeError(error) })
  const problem = error instanceof Problem ? error : new Problem('internal')
  exchange.problem = problem.code
  exchange.reason = problem.reason
  sendProblem(exchange.res, problem, exchange.id)
  discardRest(exchange.req)
}

/** Whether a message is one that can be answered at all, decided before the next one is read. */
function checkMessage({ req, target }: Exchange, { originRules }: HandlerParts): Problem | null {
  if (req.rawHeaders.length / 2 > MAX_HEADERS) {
    return new Problem('headers_too_large', { closes: true })
  }
  if (target.length > MAX_TARGET_LENGTH) return new Problem('target_too_long')
  if (!target.startsWith('/')) return new Problem('bad_target')
  try {
    if (HEALTH.has(target)) checkHealthHost(req, originRules)
    else checkHost(req, originRules)
  } catch (error) {
    if (error instanceof Problem) return error
    throw error
  }
  const hasUnexpectedBody = req.method !== 'POST' && hasBody(req)
  return hasUnexpectedBody ? new Problem('body_not_expected', { closes: true }) : null
}

/** The checks of who asks, in order, then the address. Every refusal is a thrown `Problem`. */
async function respond(exchange: Exchange, parts: HandlerParts, isInside: boolean): Promise<void> {
  const { req, res, target } = exchange
  const isHealth = HEALTH.has(target)
  if (!isInside) return answerOutside(req, res, parts.config.basePath)
  const { wallLogin } = parts.viewers
  if (wallLogin?.owns(target) === true) return answerWallLogin(exchange, parts, wallLogin)
  if (isApi(target)) chargeRequest(exchange, parts)
  if (!isHealth) await checkViewer(exchange, parts)

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
  if (FOR_THE_PAGE.has(target)) checkOrigin(req, parts.originRules)
  if (req.method !== 'GET' && req.method !== 'HEAD') {
    throw new Problem('method_not_allowed', { allow: 'GET, HEAD' })
  }
  tellTime(res)
  return sendJson(res, answer)
}

/** Every address but health and the wall screens' sign-in is for viewers only (V2, C10). */
async function checkViewer(exchange: Exchange, parts: HandlerParts): Promise<void> {
  const { req, res, client } = exchange
  const isHttps = isHttpsHost(req, parts.originRules)
  const viewer = await parts.viewers.check({ req, res, client, isHttps })
  exchange.user = viewer.name
}

/**
 * The limit on requests (L1) holds for reads. Files of the page come from memory, and a page that
 * lacks one does not work: an office behind one address opens many at the same moment.
 */
function chargeRequest({ client }: Exchange, { limits }: HandlerParts): void {
  const waitS = limits.request(client)
  if (waitS !== null) throw new Problem('too_many_requests', { retryAfterS: waitS })
}

function answerWallLogin(
  exchange: Exchange,
  parts: HandlerParts,
  wallLogin: WallLogin,
): Promise<void> {
  const { req, res, target, client } = exchange
  exchange.route = WALL_LOGIN
  if (req.method === 'POST') checkOrigin(req, parts.originRules)
  return wallLogin.answer(req, res, {
    target,
    client,
    isHttps: isHttpsHost(req, parts.originRules),
  })
}

/** Checked read → shared answer → send. */
async function answerRead(exchange: Exchange, parts: HandlerParts): Promise<void> {
  const { req, res, target } = exchange
  const { row, path } = findRead(req.method ?? '', target)
  exchange.route = `${API_PREFIX}${row.path}`
  const query = checkQuery(row, target, parts.config.allowedTenantIds)
  const body = row.method === 'POST' ? await readIdsBody(req, parts.config) : null
  const answer = await parts.reads.read({ row, path, query, body }, exchange)
  tellTime(res)
  await sendShared(req, res, answer)
}

/**
 * When the answer leaves, so that the page can tell how far its device's clock is off: `Date` has
 * steps of a second.
 */
function tellTime(res: ServerResponse): void {
  res.setHeader('X-Server-Time-Ms', String(Date.now()))
}

/** Health, readiness, configuration and diagnostics, each at exactly its raw address (V5). */
function smallAnswer(target: string, parts: HandlerParts): object | null {
  if (target === '/healthz') return { status: 'ok' }
  if (target === '/config.json') return parts.publicConfig
  if (target === '/diagnostics.json') return parts.diagnostics()
  if (target !== '/readyz') return null
  if (!parts.isReady()) throw new Problem('not_ready')
  return { status: 'ready' }
}

function isApi(target: string): boolean {
  return /^\/api(?:[/?#]|$)/.test(target)
}

function isOwnAddress(target: string, { viewers }: HandlerParts): boolean {
  const isSmall = FOR_THE_PAGE.has(target) || HEALTH.has(target)
  return isSmall || isApi(target) || viewers.wallLogin?.owns(target) === true
}

/** A sender that is cut while it writes may never see the answer, so its bytes go nowhere first. */
function discardRest(req: IncomingMessage): void {
  if (req.complete) return
  req.resume()
  const timer = setTimeout(() => req.socket.destroy(), LINGER_MS).unref()
  req.on('end', () => clearTimeout(timer))
}
