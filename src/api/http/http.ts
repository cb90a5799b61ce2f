import { withValue, type Answer } from '#src/api/answer.ts'
import { pageBase } from '#src/model/page-base.ts'
import { pageNow } from '#src/model/time/server-time.ts'
import { failureBehind } from './cache-status.ts'
import { readErrorBody, readRetryAfter } from './error-body.ts'
import { ContractError, HttpError, NetworkError, TimeoutError } from './errors.ts'
import { ageMsOf, observeClock } from './server-clock.ts'
import { withTrace, type Trace } from './trace.ts'

/** Longest wait for a complete answer: the proxy itself may take 15 s to the first byte. */
const LIMIT_MS = 25_000

/** The second asks for a 401 rather than a sign-in page or a dialog of the browser. */
const HEADERS = { accept: 'application/json', 'x-requested-with': 'XMLHttpRequest' }

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
  readonly trace: Trace
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
  const init = { method: 'GET', headers: HEADERS }
  return understood(path, await exchange(addressOf(path, query), init, { path, ...context }))
}

/** As `getJson`, for what the proxy tells about itself beside the page (`/diagnostics.json`). */
export async function getOwnJson(path: string, context: ReadContext): Promise<Answer<unknown>> {
  const init = { method: 'GET', headers: HEADERS }
  return understood(
    path,
    await exchange(`${pageRoot(pageBase())}${path}`, init, { path, ...context }),
  )
}

/** As `getJson`, with a JSON body; for reads whose ids would not fit into an address (§1.2). */
export async function postJson(
  path: string,
  query: Query,
  body: unknown,
  context: ReadContext,
): Promise<Answer<unknown>> {
  const headers = { ...HEADERS, 'content-type': 'application/json' }
  const init = { method: 'POST', headers, body: JSON.stringify(body) }
  return understood(path, await exchange(addressOf(path, query), init, { path, ...context }))
}

/** Where the proxy's `/api` is when the page is served under `base`; only a plain path counts. */
export function apiRoot(base: string): string {
  return `${pageRoot(base)}/api`
}

function pageRoot(base: string): string {
  const isPath = /^\/(?!\/)/.test(base)
  return isPath ? base.replace(/\/+$/, '') : ''
}

function addressOf(path: string, query: Query): string {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== null) search.set(name, String(value))
  }
  return `${apiRoot(pageBase())}${path}${search.size > 0 ? `?${search.toString()}` : ''}`
}

/** One request and its whole body. `AbortSignal.any` would leave browsers of early 2023 behind. */
async function exchange(
  address: string,
  init: RequestInit,
  { path, signal, now = pageNow, limitMs = LIMIT_MS }: ReadContext & { readonly path: string },
): Promise<Exchange> {
  signal?.throwIfAborted()
  const stop = new AbortController()
  const passOn = () => stop.abort(signal?.reason)
  signal?.addEventListener('abort', passOn, { once: true })
  const [sentMs, begunMs] = [Date.now(), performance.now()]
  const traced = (response: Response | null, text: string | null) =>
    traceOf({ address, init, response, text, sentMs, tookMs: performance.now() - begunMs })
  let isTimedOut = false
  const timer = setTimeout(() => {
    isTimedOut = true
    stop.abort()
  }, limitMs)
  try {
    const response = await fetch(address, { ...init, redirect: 'manual', signal: stop.signal })
    if (response.ok) observeClock(response, sentMs)
    const receivedAtMs = now()
    const text = await response.text()
    return { response, text, receivedAtMs, trace: traced(response, text) }
  } catch (error) {
    if (signal?.aborted === true) throw error
    const failure = isTimedOut ? new TimeoutError(path, limitMs) : new NetworkError(path, error)
    throw withTrace(failure, traced(null, null))
  } finally {
    clearTimeout(timer)
    signal?.removeEventListener('abort', passOn)
  }
}

function understood(path: string, exchanged: Exchange): Answer<unknown> {
  const { response, text, receivedAtMs, trace } = exchanged
  const error = errorOf(path, exchanged)
  if (error) throw withTrace(error, trace)
  const asOfMs = receivedAtMs - ageMsOf(response)
  const failure = failureBehind(path, response)
  const answer = { value: null, asOfMs, failure, traces: [trace] }
  return withValue(answer, jsonOf(path, response, text))
}

/** Why an answer is none; null: it may be one. */
function errorOf(path: string, { response, text, receivedAtMs }: Exchange): Error | null {
  if (response.type === 'opaqueredirect') return signInElsewhere(path)
  if (!response.ok) {
    return new HttpError({
      path,
      status: response.status,
      ...readErrorBody(text),
      requestId: response.headers.get('x-request-id'),
      retryAfterMs: readRetryAfter(response.headers.get('retry-after'), receivedAtMs),
    })
  }
  if (text.trim() !== '') return null
  return new ContractError(path, [`the body is empty (status ${response.status})`])
}

/** Asks again for the text of an answer, whatever its status; `trace` says what was asked. */
export async function rawText({ method, address, body }: Trace, signal: AbortSignal) {
  const headers = body === null ? HEADERS : { ...HEADERS, 'content-type': 'application/json' }
  const init = { method, headers, body }
  const { response, text, receivedAtMs } = await exchange(address, init, { path: address, signal })
  return { text, status: response.status, askedAtMs: receivedAtMs } as const
}

type Traced = Pick<Trace, 'address' | 'sentMs' | 'tookMs'> & {
  readonly init: RequestInit
  readonly response: Response | null
  readonly text: string | null
}

function traceOf({ init, response, text, ...sent }: Traced): Trace {
  return {
    ...sent,
    method: init.method ?? 'GET',
    body: typeof init.body === 'string' ? init.body : null,
    status: response?.status ?? null,
    characters: text?.length ?? null,
    ageMs: response ? ageMsOf(response) : 0,
    cacheStatus: response?.headers.get('cache-status') ?? null,
    requestId: response?.headers.get('x-request-id') ?? null,
  }
}

/** The proxy never sends a reader elsewhere, so something in front of it wants a new sign-in. */
function signInElsewhere(path: string): HttpError {
  const detail = 'The sign-in in front of this server wants to be seen again.'
  const unknown = { requestId: null, retryAfterMs: null }
  return new HttpError({ path, status: 401, code: 'sign_in_elsewhere', detail, ...unknown })
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
