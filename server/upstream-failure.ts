/**
 * How a call failed before its answer could be judged:
 * `unreachable` no connection or it broke; `timeout` a limit of time ran out;
 * `bad_answer` not clean HTTP, too large, or its packing is broken.
 */
export type FailureKind = 'unreachable' | 'timeout' | 'bad_answer'

/** Thrown by `Upstream.send`. `reason` is a short code for the log; it holds no address. */
export class UpstreamFailure extends Error {
  readonly kind: FailureKind
  readonly reason: string
  constructor(kind: FailureKind, reason: string) {
    super(`${kind}: ${reason}`)
    this.name = 'UpstreamFailure'
    this.kind = kind
    this.reason = reason
  }
}

const KIND_BY_CODE: Readonly<Record<string, FailureKind>> = {
  UND_ERR_HEADERS_TIMEOUT: 'timeout',
  UND_ERR_BODY_TIMEOUT: 'timeout',
  UND_ERR_CONNECT_TIMEOUT: 'timeout',
  UND_ERR_HEADERS_OVERFLOW: 'bad_answer',
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: 'bad_answer',
  ERR_BUFFER_TOO_LARGE: 'bad_answer',
}

/** Sorts any error of the client or the unpacker; an aborted signal tells by its own reason. */
export function toFailure(error: unknown, signal: AbortSignal): UpstreamFailure {
  if (error instanceof UpstreamFailure) return error
  if (signal.aborted) {
    const isTimeout = signal.reason instanceof Error && signal.reason.name === 'TimeoutError'
    return isTimeout
      ? new UpstreamFailure('timeout', 'TOTAL_TIMEOUT')
      : new UpstreamFailure('unreachable', 'VIEWER_LEFT')
  }
  const code = errorCode(error)
  if (/^(?:HPE_|Z_)/.test(code)) return new UpstreamFailure('bad_answer', code)
  // undici gives the parser's verdict a code only sometimes.
  if (error instanceof Error && error.name === 'HTTPParserError') {
    return new UpstreamFailure('bad_answer', 'NOT_HTTP')
  }
  return new UpstreamFailure(KIND_BY_CODE[code] ?? 'unreachable', code)
}

function errorCode(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : null
  return typeof code === 'string' && /^[A-Z0-9_]{1,60}$/.test(code) ? code : 'UNKNOWN'
}
