import { pageNow } from '#src/model/server-time.ts'
import type { Answer } from './answer.ts'
import { readErrorBody, readRetryAfter } from './error-body.ts'
import { ContractError, HttpError, NetworkError, TimeoutError } from './errors.ts'
import { ageMsOf, observeClock } from './server-clock.ts'

/** Longest wait for a complete answer: the proxy itself may take 15 s to the first byte. */
const LIMIT_MS = 25_000

/** Query parameters by their names on the wire; `undefined` and `null` are not sent. */
export type Query = Readonly<Record<string, string | number | null | undefined>>

/** What a read takes besides its parameters. React Query's `signal` cancels it. */
export type ReadContext = {
  readonly signal?: AbortSignal | undefined
  /** Epoch ms now; default: by the server's clock, windows by that of the page's round. */
  readonly now?: (() => number) | undefined
  /** Longest wait for the complete answer in ms; default 25 s. */
  readonly limitMs?: number | undefined
}

type Exchange = {
  readonly response: Response
  readonly text: string
  readonly receivedAtMs: number
}

/**
 * Reads JSON from the proxy; `path` is the API's own (`/sources/metrics`).
 * Throws HttpError, NetworkError, TimeoutError, or ContractError when a 2xx answer is empty or not
 * JSON. When `signal` aborts, the AbortError passes untouched.
 */
export async function getJson(
  path: string,
  query: Query,
  context: ReadContext,
): Promise<Answer<unknown>> {
  const init = { method: 'GET', headers: { accept: 'application/json' } }
  return understood(path, await exchange(path, query, init, context))
}

/** As `getJson`, with a JSON body; for reads whose ids would not fit into an address (§1.2). */
export async function postJson(
  path: string,
  query: Query,
  body: unknown,
  context: ReadContext,
): Promise<Answer<unknown>> {
  const headers = { accept: 'application/json', 'content-type': 'application/json' }
  const init = { method: 'POST', headers, body: JSON.stringify(body) }
  return understood(path, await exchange(path, query, init, context))
}

/** Where the proxy's `/api` is when the page is served under `base`; only a plain path counts. */
export function apiRoot(base: string | undefined): string {
  const isPath = base !== undefined && /^\/(?!\/)/.test(base)
  return `${isPath ? base.replace(/\/+$/, '') : ''}/api`
}

function addressOf(path: string, query: Query): string {
  // undefined outside a Vite build or test
  const env: { readonly BASE_URL?: string } | undefined = import.meta.env
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== null) search.set(name, String(value))
  }
  return `${apiRoot(env?.BASE_URL)}${path}${search.size > 0 ? `?${search.toString()}` : ''}`
}

/** One request and its whole body. `AbortSignal.any` would leave browsers of early 2023 behind. */
async function exchange(
  path: string,
  query: Query,
  init: RequestInit,
  { signal, now = pageNow, limitMs = LIMIT_MS }: ReadContext,
): Promise<Exchange> {
  signal?.throwIfAborted()
  const stop = new AbortController()
  const passOn = () => stop.abort(signal?.reason)
  signal?.addEventListener('abort', passOn, { once: true })
  let isTimedOut = false
  const timer = setTimeout(() => {
    isTimedOut = true
    stop.abort()
  }, limitMs)
  try {
    const sentMs = Date.now()
    const response = await fetch(addressOf(path, query), { ...init, signal: stop.signal })
    if (response.ok) observeClock(response, sentMs)
    const receivedAtMs = now()
    return { response, text: await response.text(), receivedAtMs }
  } catch (error) {
    if (signal?.aborted === true) throw error
    throw isTimedOut ? new TimeoutError(path, limitMs) : new NetworkError(path, error)
  } finally {
    clearTimeout(timer)
    signal?.removeEventListener('abort', passOn)
  }
}

function understood(path: string, { response, text, receivedAtMs }: Exchange): Answer<unknown> {
  if (!response.ok) {
    throw new HttpError({
      path,
      status: response.status,
      ...readErrorBody(text),
      requestId: response.headers.get('x-request-id'),
      retryAfterMs: readRetryAfter(response.headers.get('retry-after'), receivedAtMs),
    })
  }
  if (text.trim() === '') {
    throw new ContractError(path, [`the body is empty (status ${response.status})`])
  }
  return { value: jsonOf(path, response, text), asOfMs: receivedAtMs - ageMsOf(response) }
}

function jsonOf(path: string, response: Response, text: string): unknown {
  try {
    const body: unknown = JSON.parse(text)
    return body
  } catch {
    const type = response.headers.get('content-type') ?? 'not given'
    throw new ContractError(path, [`the body is not JSON (content type ${type})`])
  }
}
