import * as v from 'valibot'
import type { CredentialSource } from './credentials.ts'
import { UpstreamFailure } from './upstream-failure.ts'
import type { Upstream } from './upstream.ts'

/** An access token and how long it lives, counted from its arrival. */
export type FreshToken = Readonly<{ value: string; lifeMs: number }>

/** Thrown when no token came. `isRejected`: the pair itself was refused (a 4xx). */
export class SignInError extends Error {
  readonly isRejected: boolean
  readonly reason: string
  constructor(isRejected: boolean, reason: string) {
    super(`sign-in failed: ${reason}`)
    this.name = 'SignInError'
    this.isRejected = isRejected
    this.reason = reason
  }
}

/** `isAgain` says that the attempt before failed: changed secret files are then read again (K8). */
export type SignIn = (isAgain: boolean) => Promise<FreshToken>

const MAX_ANSWER_BYTES = 65_536
const UNKNOWN_LIFE_S = 300
const LONGEST_LIFE_S = 86_400
/** Longest wait for one sign-in; viewers wait behind it. */
const LONGEST_SIGN_IN_MS = 10_000

/** Only a text of 8 or more visible ASCII characters can go into a header (K6). */
const TOKEN_ANSWER = v.object({
  accessToken: v.pipe(v.string(), v.regex(/^[\x21-\x7e]{8,8192}$/)),
  expiresIn: v.optional(v.unknown()),
})

/**
 * The exchange of API reference §2.1. Each token comes from the client id and secret: like
 * Streamkap's own provider this never uses the refresh token (K7 leaves that open).
 */
export function createSignIn(options: {
  readonly upstream: Upstream
  readonly credentials: CredentialSource
  readonly tokenPath: string
  readonly totalTimeoutMs: number
  readonly signal: AbortSignal
}): SignIn {
  const { upstream, credentials, tokenPath, signal } = options
  const limitMs = Math.min(options.totalTimeoutMs, LONGEST_SIGN_IN_MS)

  return async (isAgain) => {
    if (isAgain) reread(credentials)
    const { clientId, secret } = credentials.current()
    const body = JSON.stringify({ client_id: clientId, secret })
    const limits = AbortSignal.any([signal, AbortSignal.timeout(limitMs)])
    const answer = await upstream
      .send({ method: 'POST', path: tokenPath, body, maxBytes: MAX_ANSWER_BYTES }, limits)
      .catch((error: unknown) => {
        throw new SignInError(false, error instanceof UpstreamFailure ? error.reason : 'UNKNOWN')
      })
    if (answer.status !== 200) {
      const isRejected = answer.status >= 400 && answer.status < 500
      throw new SignInError(isRejected, `STATUS_${answer.status}`)
    }
    return readToken(answer.body)
  }
}

function reread(credentials: CredentialSource): void {
  try {
    credentials.reread()
  } catch {
    throw new SignInError(false, 'SECRET_FILE_UNREADABLE')
  }
}

function readToken(body: Buffer): FreshToken {
  const parsed = v.safeParse(TOKEN_ANSWER, parseJson(body))
  if (!parsed.success) throw new SignInError(false, 'NO_TOKEN_IN_ANSWER')
  return {
    value: parsed.output.accessToken,
    lifeMs: 1000 * lifeSeconds(parsed.output.expiresIn),
  }
}

/** `expires` and the wall clock decide nothing; an odd `expiresIn` is survived (K2). */
function lifeSeconds(expiresIn: unknown): number {
  const isUsable = typeof expiresIn === 'number' && expiresIn >= 1
  return isUsable ? Math.min(expiresIn, LONGEST_LIFE_S) : UNKNOWN_LIFE_S
}

function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'))
  } catch {
    return null
  }
}
