import { isRecord, shorten } from '#src/api/wire/wire.ts'

/** Said when an error comes with an empty body or without a readable reason. */
export const NO_REASON = 'The answer gives no reason.'
/** Said when a gateway answers with a page of its own (API reference §3: 502, 503, 504). */
export const PAGE_INSTEAD = 'A web page came instead of an answer of the API.'

const LONGEST_DETAIL = 500

/** Reason and code of an error answer; `code` is `null` where the body has none. */
export type ErrorBody = { readonly detail: string; readonly code: string | null }

/**
 * Reads the body of an error answer, whatever it is (API reference §3, RFC 9457): `detail` as text,
 * as a list of validation errors ("query.time_unit: must be singular; …") or as an object; the
 * `title` of a problem; HTML, plain text and nothing at all. Never throws.
 */
export function readErrorBody(text: string): ErrorBody {
  const body = parsed(text)
  if (body === undefined) {
    return { detail: text.trimStart().startsWith('<') ? PAGE_INSTEAD : NO_REASON, code: null }
  }
  const detail = isRecord(body)
    ? (reasonOf(body['detail']) ?? reasonOf(body['title']) ?? wordsOf(body))
    : reasonOf(body)
  return { detail: shorten(detail ?? NO_REASON, LONGEST_DETAIL), code: codeOf(body) }
}

/** `Retry-After` in ms: seconds or an HTTP date (RFC 9110 §10.2.3); `null` when absent or unreadable. */
export function readRetryAfter(header: string | null, nowMs: number): number | null {
  if (header === null) return null
  if (/^\d+$/.test(header.trim())) return Number(header) * 1000
  const atMs = /[a-z]{3}/i.test(header) ? Date.parse(header) : Number.NaN
  return Number.isNaN(atMs) ? null : Math.max(0, atMs - nowMs)
}

/** `undefined` when the text is not JSON. */
function parsed(text: string): unknown {
  try {
    const body: unknown = JSON.parse(text)
    return body
  } catch {
    return undefined
  }
}

function reasonOf(detail: unknown): string | null {
  if (typeof detail === 'string') return detail.trim() === '' ? null : detail.trim()
  if (Array.isArray(detail)) {
    const reasons = detail.map(validationReason).filter((reason) => reason !== null)
    return reasons.length === 0 ? null : reasons.join('; ')
  }
  if (!isRecord(detail) || Object.keys(detail).length === 0) return null
  return wordsOf(detail) ?? JSON.stringify(detail)
}

/** One element of a 422 `detail` list: where, then what. */
function validationReason(element: unknown): string | null {
  if (!isRecord(element)) return reasonOf(element)
  const words = wordsOf(element)
  const place = Array.isArray(element['loc']) ? element['loc'].map(String).join('.') : ''
  if (words === null) return place === '' ? null : place
  return place === '' ? words : `${place}: ${words}`
}

function wordsOf(body: Readonly<Record<string, unknown>>): string | null {
  for (const key of ['msg', 'message', 'detail', 'error'] as const) {
    const words = body[key]
    if (typeof words === 'string' && words.trim() !== '') return words.trim()
  }
  return null
}

function codeOf(body: unknown): string | null {
  if (!isRecord(body)) return null
  if (typeof body['code'] === 'string') return body['code']
  return isRecord(body['detail']) ? codeOf(body['detail']) : null
}
