import { ContractError, HttpError, NetworkError, TimeoutError } from '#src/api/http/errors.ts'
import { formatAge } from '#src/format/duration.ts'

/** A failed read in words: what happened and what a person can do about it. */
export type FailureText = { readonly title: string; readonly advice: string }

/** Words for any error a query can end with; unknown errors keep their own message. */
export function failureText(error: unknown): FailureText {
  if (error instanceof HttpError) return httpFailureText(error)
  if (error instanceof TimeoutError) {
    return {
      title: `No answer within ${error.limitMs / 1000} s.`,
      advice: 'The API is slow or hangs. It is asked again by itself.',
    }
  }
  if (error instanceof NetworkError) {
    return isOffline() ? OFFLINE : UNREACHABLE
  }
  if (error instanceof ContractError) {
    return {
      title: 'The answer was not understood.',
      advice: error.problems[0] ?? 'It does not have the documented shape.',
    }
  }
  return { title: 'The page failed.', advice: error instanceof Error ? error.message : '' }
}

const UNREACHABLE: FailureText = {
  title: 'The proxy cannot be reached.',
  advice: 'Check the network and whether Streamgauge still runs. It is asked again by itself.',
}

const OFFLINE: FailureText = {
  title: 'This device is offline.',
  advice: 'The browser sees no network. It is asked again when there is one.',
}

/** Only ever words: whether to ask is decided by answers, not by the browser's idea of the network. */
function isOffline(): boolean {
  return typeof navigator !== 'undefined' && !(navigator.onLine ?? true)
}

function httpFailureText(error: HttpError): FailureText {
  const advice = [error.detail, error.requestId && `Request ${error.requestId}.`]
    .filter(Boolean)
    .join(' ')
  const title = proxyText(error) ?? waitText(error) ?? HTTP_TITLES[error.status]
  if (title) return { title, advice }
  return {
    title:
      error.status >= 500
        ? `The API is in trouble (${error.status}).`
        : `The API refused the read (${error.status}).`,
    advice,
  }
}

/** What the proxy decided by itself: there the API is not to blame, or was not even asked. */
const PROXY_TITLES: Readonly<Record<string, string>> = {
  too_many_requests: 'Too many requests from here',
  too_many_new_reads: 'Too many new reads from here',
  upstream_budget: 'The budget of calls to the API is used up',
  upstream_busy: 'Too many reads wait for the API',
  upstream_resting: 'The API failed several times and is left alone for some seconds',
}

function proxyText({ code, status }: HttpError): string | null {
  const words = PROXY_TITLES[code ?? '']
  return words === undefined ? null : `${words} (${status}).`
}

/** The proxy passes a 429 on as a 503 with a code of its own. */
function waitText({ status, code, retryAfterMs }: HttpError): string | null {
  if (retryAfterMs === null || (status !== 429 && code !== 'upstream_limited')) return null
  return `The API asks to be left alone for ${formatAge(retryAfterMs)} (429).`
}

const HTTP_TITLES: Readonly<Record<number, string>> = {
  401: 'Signed out (401).',
  403: 'The API key lacks the permission for this (403).',
  404: 'The API knows nothing of this (404).',
  422: 'The API did not understand the question (422).',
  429: 'The API asks to be left alone for a while (429).',
  502: 'The proxy got no usable answer from the API (502).',
  503: 'The API cannot answer now (503).',
  504: 'The API was too slow (504).',
}
