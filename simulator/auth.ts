import { ApiError } from './answers/errors.ts'
import { textHash } from './noise.ts'
import type { TokenAnswer } from './wire.ts'

/** The credentials that the simulator accepts unless told otherwise. Not secret: they open nothing but itself. */
export const SIMULATOR_CLIENT_ID = 'simulated-client'
export const SIMULATOR_SECRET = 'simulated-secret'

export type Permission =
  | 'read:source_metrics'
  | 'read:destination_metrics'
  | 'read:pipeline_metrics'

export type AuthOptions = {
  clientId: string
  secret: string
  /** Life of an access token, in seconds. */
  tokenLifeSec: number
  now: () => number
}

/** Token calls and the check of each read (API reference §2). */
export type Auth = {
  exchange(body: unknown): TokenAnswer
  /** Replaces both tokens; the old ones are worth nothing afterwards. */
  refresh(body: unknown): TokenAnswer
  /** Throws 401 unless the header carries a token that is alive. */
  check(authorization: string | null): void
  /** Makes every token issued so far worthless, refresh tokens included. */
  revokeTokens(): void
  setTokenLifeSec(seconds: number): void
}

export function createAuth(options: AuthOptions): Auth {
  const tokens = createTokenStore(options)
  return {
    exchange(body) {
      const clientId = requiredText(body, 'client_id')
      const secret = requiredText(body, 'secret')
      if (clientId !== options.clientId || secret !== options.secret) {
        throw new ApiError(401, 'Invalid client credentials')
      }
      return tokens.issue()
    },
    refresh(body) {
      const access = tokens.accessByRefresh.get(requiredText(body, 'refresh_token'))
      if (access === undefined) throw new ApiError(401, 'Invalid refresh token')
      tokens.drop(access)
      return tokens.issue()
    },
    check(authorization) {
      const token = /^Bearer (\S+)$/i.exec(authorization ?? '')?.[1]
      if (token === undefined) throw new ApiError(401, 'Not authenticated')
      const expiry = tokens.expiryByAccess.get(token)
      if (expiry === undefined) throw new ApiError(401, 'Invalid token')
      if (options.now() >= expiry) throw new ApiError(401, 'Token has expired')
    },
    revokeTokens() {
      tokens.expiryByAccess.clear()
      tokens.accessByRefresh.clear()
    },
    setTokenLifeSec(seconds) {
      tokens.lifeSec = seconds
    },
  }
}

/** As the identity provider: the oldest refresh tokens go when there are more (API reference §2.3). */
const MOST_TOKENS = 100

function createTokenStore(options: AuthOptions) {
  let issued = 0
  const store = {
    /** Seconds. */
    lifeSec: options.tokenLifeSec,
    /** Epoch ms. */
    expiryByAccess: new Map<string, number>(),
    accessByRefresh: new Map<string, string>(),
    drop(access: string) {
      store.expiryByAccess.delete(access)
      for (const [refresh, owner] of store.accessByRefresh) {
        if (owner === access) store.accessByRefresh.delete(refresh)
      }
    },
    issue(): TokenAnswer {
      issued += 1
      const nowMs = options.now()
      const expires = nowMs + store.lifeSec * 1000
      const accessToken = accessTokenText(issued, nowMs, expires)
      const refreshToken = `${textHash(`refresh-${issued}`).toString(16).padStart(8, '0')}-simulated-refresh-${issued}`
      const [oldest] = store.expiryByAccess.keys()
      if (store.expiryByAccess.size >= MOST_TOKENS && oldest !== undefined) store.drop(oldest)
      store.expiryByAccess.set(accessToken, expires)
      store.accessByRefresh.set(refreshToken, accessToken)
      return {
        accessToken,
        refreshToken,
        expiresIn: store.lifeSec,
        expires: new Date(expires).toUTCString(),
      }
    },
  }
  return store
}

function requiredText(body: unknown, name: string): string {
  const value: unknown =
    typeof body === 'object' && body !== null ? Reflect.get(body, name) : undefined
  if (typeof value === 'string' && value !== '') return value
  const missing = value === undefined
  throw new ApiError(422, [
    {
      loc: ['body', name],
      msg: missing ? 'Field required' : 'Input should be a valid string',
      type: missing ? 'missing' : 'string_type',
      input: missing ? null : value,
    },
  ])
}

/** Looks like a JWT and is none: nothing signs it. */
function accessTokenText(count: number, issuedMs: number, expiresMs: number): string {
  const times = { iat: Math.floor(issuedMs / 1000), exp: Math.floor(expiresMs / 1000) }
  const header = base64Url({ alg: 'none', typ: 'JWT' })
  return `${header}.${base64Url({ sub: 'simulated-client', jti: count, ...times })}.simulated`
}

function base64Url(value: object): string {
  return btoa(JSON.stringify(value)).replaceAll('=', '').replaceAll('+', '-').replaceAll('/', '_')
}
