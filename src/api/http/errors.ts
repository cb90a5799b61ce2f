/** The parts of an answer with a status of 400 or more that a page can use. */
export type HttpFailure = {
  readonly path: string
  readonly status: number
  /** Reason in the server's words, or a fixed sentence where it gave none. */
  readonly detail: string
  /** The proxy's stable code (problem+json); `null`: none sent. */
  readonly code: string | null
  /** `X-Request-Id`; `null`: none sent. */
  readonly requestId: string | null
  /** How long the server asks to be left alone; `null`: it did not say. */
  readonly retryAfterMs: number | null
}

/** The server answered with a status that is not 2xx (API reference §3). */
export class HttpError extends Error implements HttpFailure {
  override readonly name = 'HttpError'
  readonly path: string
  readonly status: number
  readonly detail: string
  readonly code: string | null
  readonly requestId: string | null
  readonly retryAfterMs: number | null

  constructor(failure: HttpFailure) {
    super(`${failure.path} answered ${failure.status}: ${failure.detail}`)
    this.path = failure.path
    this.status = failure.status
    this.detail = failure.detail
    this.code = failure.code
    this.requestId = failure.requestId
    this.retryAfterMs = failure.retryAfterMs
  }
}

/** No answer came, or it broke off. The browser's own error is the `cause`. */
export class NetworkError extends Error {
  override readonly name = 'NetworkError'
  readonly path: string

  constructor(path: string, cause: unknown) {
    super(`${path} gave no answer`, { cause })
    this.path = path
  }
}

/** No complete answer within our own limit. */
export class TimeoutError extends Error {
  override readonly name = 'TimeoutError'
  readonly path: string
  readonly limitMs: number

  constructor(path: string, limitMs: number) {
    super(`${path} gave no complete answer within ${limitMs} ms`)
    this.path = path
    this.limitMs = limitMs
  }
}

/** A 2xx answer that cannot be understood. `problems` name places and types, never contents. */
export class ContractError extends Error {
  override readonly name = 'ContractError'
  readonly path: string
  readonly problems: readonly string[]

  constructor(path: string, problems: readonly string[]) {
    super(`${path} was not understood: ${problems.join('; ')}`)
    this.path = path
    this.problems = problems
  }
}

export type ApiError = HttpError | NetworkError | TimeoutError | ContractError

/** Whether a read failed in one of the four known ways; an aborted read is none of them. */
export function isApiError(error: unknown): error is ApiError {
  return (
    error instanceof HttpError ||
    error instanceof NetworkError ||
    error instanceof TimeoutError ||
    error instanceof ContractError
  )
}
