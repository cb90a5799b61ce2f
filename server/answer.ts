import { createHash } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { Problem } from './problem.ts'
import type { Headers } from './security-headers.ts'

/** A strong validator: equal bytes give an equal tag, in every process. */
export function etagOf(bytes: string | Buffer): string {
  return `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 27)}"`
}

/** True when `If-None-Match` lists the tag, by weak comparison (RFC 9110 §13.1.2). */
export function isUnchanged(req: IncomingMessage, etag: string): boolean {
  const known = req.headers['if-none-match']?.split(',') ?? []
  return known.some((tag) => tag.trim() === '*' || tag.trim().replace(/^W\//, '') === etag)
}

/** A small JSON answer of the proxy itself, never stored. */
export function sendJson(res: ServerResponse, value: unknown): void {
  const headers = { 'Content-Type': 'application/json; charset=utf-8', 'Cache-Control': 'no-store' }
  send(res, 200, headers, JSON.stringify(value))
}

/** Sends an error; nothing when the answer has begun already: then the connection is cut. */
export function sendProblem(res: ServerResponse, problem: Problem, requestId: string): void {
  if (res.headersSent) {
    res.destroy()
    return
  }
  send(res, problem.status, problemHeaders(problem), problemBody(problem, requestId))
}

/** The body of RFC 9457, as JSON text. `requestId` finds the line in the log. */
export function problemBody(problem: Problem, requestId: string): string {
  const { status, code, message: detail } = problem
  return JSON.stringify({ status, code, detail, requestId })
}

/** Headers that belong to an error, without those of every answer. */
export function problemHeaders(problem: Problem): Headers {
  return {
    'Content-Type': 'application/problem+json; charset=utf-8',
    'Cache-Control': 'no-store',
    ...(problem.retryAfterS === null ? {} : { 'Retry-After': String(problem.retryAfterS) }),
    ...(problem.allow === null ? {} : { Allow: problem.allow }),
    ...(problem.challenge === null ? {} : { 'WWW-Authenticate': problem.challenge }),
    ...(problem.closes ? { Connection: 'close' } : {}),
  }
}

/** Writes status, headers and a whole body. Node keeps the body back on HEAD and 304. */
export function send(
  res: ServerResponse,
  status: number,
  headers: Headers,
  body: string | Buffer,
): void {
  const length = status === 304 ? {} : { 'Content-Length': String(Buffer.byteLength(body)) }
  res.writeHead(status, { ...headers, ...length }).end(body)
}
