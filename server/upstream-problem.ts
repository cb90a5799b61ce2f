import { Problem, type ProblemCode } from './problem.ts'
import { NoTokenError, TokenRefusedError } from './token-source.ts'
import { UpstreamFailure } from './upstream-failure.ts'
import type { UpstreamAnswer } from './upstream.ts'

const BY_STATUS: Readonly<Record<number, ProblemCode>> = {
  400: 'upstream_bad_request',
  401: 'upstream_auth',
  403: 'upstream_forbidden',
  404: 'upstream_not_found',
  422: 'upstream_invalid',
  429: 'upstream_limited',
  503: 'upstream_unavailable',
}

const BY_FAILURE = {
  unreachable: 'upstream_unreachable',
  timeout: 'upstream_timeout',
  bad_answer: 'upstream_bad_answer',
} as const

/** What a viewer sees of an answer other than 200 (2.4). Statuses not listed become 502. */
export function problemForStatus(answer: UpstreamAnswer): Problem {
  const code = BY_STATUS[answer.status] ?? 'upstream_error'
  const reason = `STATUS_${answer.status}`
  const isPause = answer.status === 429 || answer.status === 503
  const waitS = isPause ? retryAfterSeconds(answer.retryAfter, Date.now()) : null
  return new Problem(code, waitS === null ? { reason } : { reason, retryAfterS: waitS })
}

/** What a viewer sees when no answer came; errors that are not of this kind come back as they are. */
export function problemForError(error: unknown): unknown {
  if (error instanceof UpstreamFailure) {
    return new Problem(BY_FAILURE[error.kind], { reason: error.reason })
  }
  if (error instanceof TokenRefusedError) return new Problem('upstream_auth')
  if (error instanceof NoTokenError) {
    const retryAfterS = Math.max(1, Math.ceil(error.retryAfterMs / 1000))
    return new Problem('no_token', { retryAfterS })
  }
  return error
}

/**
 * Whole seconds of a `Retry-After` in either form (RFC 9110 §10.2.3), from 1 to 3600.
 * `null` when there is none or it is neither number nor date.
 */
export function retryAfterSeconds(header: string | null, wallClockMs: number): number | null {
  if (header === null) return null
  const seconds = /^\d{1,9}$/.test(header)
    ? Number(header)
    : Math.ceil((Date.parse(header) - wallClockMs) / 1000)
  return Number.isNaN(seconds) ? null : Math.min(3600, Math.max(1, seconds))
}
