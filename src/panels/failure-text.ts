import { ContractError, HttpError, NetworkError, TimeoutError } from '#src/api/errors.ts'
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
  const title = waitText(error) ?? HTTP_TITLES[error.status]
  if (title) return { title, advice }
  return {
    title:
      error.status >= 500
        ? `The API is in trouble (${error.status}).`
        : `The API refused the read (${error.status}).`,
    advice,
  }
}

/** The proxy passes a 429 on as a 503 with a code of its own. */
function waitText({ status, code, retryAfterMs }: HttpError): string | null {
  if (retryAfterMs === null || (status !== 429 && code !== 'upstream_limited')) return null
  return `The API asks to be left alone for ${formatAge(retryAfterMs)} (429).`
}

const HTTP_TITLES: Readonly<Record<number, string>> = {
  401: 'Signing in is needed (401).',
  403: 'The API key lacks the permission for this (403).',
  404: 'The API knows nothing of this (404).',
  422: 'The API did not understand the question (422).',
  429: 'The API asks to be left alone for a while (429).',
  502: 'The proxy got no usable answer from the API (502).',
  503: 'The API cannot answer now (503).',
  504: 'The API was too slow (504).',
}
