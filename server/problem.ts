/**
 * What went wrong, as a viewer sees it (RFC 9457): `code` is stable and may be programmed against,
 * `detail` is a fixed sentence that never holds upstream text, addresses or what the viewer sent.
 * `reason` is for the log only.
 */
export class Problem extends Error {
  readonly status: number
  readonly code: ProblemCode
  readonly retryAfterS: number | null
  readonly allow: string | null
  readonly challenge: string | null
  readonly closes: boolean
  readonly reason: string | null

  constructor(code: ProblemCode, options: ProblemOptions = {}) {
    const [status, detail] = PROBLEMS[code]
    super(options.detail ?? detail)
    this.name = 'Problem'
    this.code = code
    this.status = status
    this.retryAfterS = options.retryAfterS ?? (status === 503 ? 5 : null)
    this.allow = options.allow ?? null
    this.challenge = options.challenge ?? null
    this.closes = options.closes ?? false
    this.reason = options.reason ?? null
  }
}

export type ProblemOptions = {
  readonly detail?: string
  /** Whole seconds for `Retry-After`; every 503 has one. */
  readonly retryAfterS?: number
  /** Methods for `Allow` on a 405. */
  readonly allow?: string
  /** `WWW-Authenticate` of a 401. */
  readonly challenge?: string
  /** The connection cannot be used again and is closed after the answer. */
  readonly closes?: boolean
  readonly reason?: string
}

export type ProblemCode = keyof typeof PROBLEMS

const PROBLEMS = {
  bad_target: [400, 'The request target is not one that this server understands.'],
  bad_host: [400, 'The request needs exactly one well-formed Host header.'],
  bad_query: [400, 'A query parameter is not known here, is repeated, or has a bad value.'],
  bad_body: [400, 'The body must be an object with the key "ids": a list of ids.'],
  bad_wall_login: [400, 'The body must be an object with the key "token": the token of a screen.'],
  body_not_expected: [400, 'GET and HEAD must not carry a body.'],
  bad_request: [400, 'The request is not clean HTTP/1.1.'],
  sign_in_needed: [401, 'Sign in to read this.'],
  wrong_wall_token: [403, 'This token is not known here.'],
  foreign_origin: [403, 'Only the page of this server may read this.'],
  unknown_path: [404, 'There is nothing at this address.'],
  method_not_allowed: [405, 'This address does not take that method.'],
  slow_request: [408, 'The request did not arrive in time.'],
  body_too_large: [413, 'The body is larger than this server takes.'],
  target_too_long: [414, 'The request target is longer than this server takes.'],
  bad_content_type: [415, 'The body must be application/json in UTF-8, not packed.'],
  bad_expectation: [417, 'This expectation cannot be met.'],
  wrong_host: [421, 'This server does not answer under that name.'],
  too_many_requests: [429, 'This client asks more often than this server allows.'],
  too_many_new_reads: [429, 'This client asks for more that is new than this server allows.'],
  headers_too_large: [431, 'The request headers are more than this server takes.'],
  too_many_guesses: [429, 'Too many wrong tries to sign in; wait a little.'],
  internal: [500, 'Something went wrong in this server.'],
  upstream_bad_request: [400, 'Streamkap refused the parameters of this read.'],
  upstream_forbidden: [403, 'The API key of this dashboard lacks the permission for this read.'],
  upstream_not_found: [404, 'Streamkap knows no such entity, or has no metrics for it yet.'],
  upstream_invalid: [422, 'Streamkap found the parameters of this read malformed.'],
  upstream_auth: [502, 'Streamkap did not accept the credentials of this dashboard.'],
  upstream_error: [502, 'Streamkap answered with an error.'],
  upstream_unreachable: [502, 'Streamkap could not be reached.'],
  upstream_bad_answer: [502, 'Streamkap sent an answer that cannot be used.'],
  upstream_limited: [503, 'Streamkap is limiting requests; try again later.'],
  upstream_resting: [
    503,
    'Streamkap failed several times in a row and is left alone for some seconds.',
  ],
  upstream_busy: [503, 'Too many reads wait for Streamkap now; try again later.'],
  upstream_budget: [503, 'The budget of calls to Streamkap is used up for now; try again later.'],
  upstream_unavailable: [503, 'Streamkap is not available now; try again later.'],
  not_ready: [503, 'This server is not ready to answer reads.'],
  no_token: [503, 'This dashboard is not signed in to Streamkap now; try again later.'],
  sign_in_keys_unavailable: [503, 'Who signed in cannot be checked now; try again later.'],
  upstream_timeout: [504, 'Streamkap did not answer in time.'],
} as const
