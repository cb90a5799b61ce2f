import type { IncomingMessage } from 'node:http'
import { createRemoteJWKSet, customFetch, decodeProtectedHeader, errors, jwtVerify } from 'jose'
import type { Clock } from '#server/clock.ts'
import { Problem } from '#server/problem.ts'
import { createKeySetFetch, KeySetUnavailable } from './key-set.ts'
import { ODD, person, signInNeeded, soleHeader, type Viewer } from './viewer.ts'

export type JwtSettings = Readonly<{
  /** Header that carries the assertion, alone or after `Bearer`. */
  header: string
  keySetUrl: string
  issuer: string
  audience: string
}>

/** Signatures with a public key only: nobody who can check one can make one. */
const ALGORITHMS = ['ES256', 'RS256', 'PS256', 'EdDSA']
/** Keys, or addresses of keys, that an assertion brings along (RFC 8725 §3.10). */
const FOREIGN_KEYS = ['jwk', 'jku', 'x5c', 'x5u'] as const
/** For clocks of two machines that are not quite the same. */
const CLOCK_TOLERANCE_S = 5
const KEY_SET_TIMEOUT_MS = 5000
/** An unknown key id makes the set be fetched anew only when the last fetch is this old. */
const KEY_SET_COOL_DOWN_MS = 30_000
const KEY_SET_MAX_AGE_MS = 10 * 60_000

/**
 * Sign-in by an assertion that an identity-aware proxy signs (V4): signature, issuer, audience and
 * end are checked, so a request that goes around that proxy gets nowhere.
 * @throws {Problem} sign_in_needed, or sign_in_keys_unavailable while there is nothing to check with
 */
export function createJwtCheck(
  settings: JwtSettings,
  clock: Pick<Clock, 'nowMs'>,
): (req: IncomingMessage) => Promise<Viewer> {
  const keySet = createRemoteJWKSet(new URL(settings.keySetUrl), {
    timeoutDuration: KEY_SET_TIMEOUT_MS,
    cooldownDuration: KEY_SET_COOL_DOWN_MS,
    cacheMaxAge: KEY_SET_MAX_AGE_MS,
    [customFetch]: createKeySetFetch(clock),
  })
  const { issuer, audience } = settings
  return async (req) => {
    const assertion = assertionOf(req, settings.header)
    try {
      const { payload } = await jwtVerify(assertion, keySet, {
        algorithms: ALGORITHMS,
        issuer,
        audience,
        requiredClaims: ['exp'],
        clockTolerance: CLOCK_TOLERANCE_S,
      })
      return person(nameOf(payload))
    } catch (error) {
      if (error instanceof KeySetUnavailable) throw new Problem('sign_in_keys_unavailable')
      throw signInNeeded('Bearer', reasonOf(error))
    }
  }
}

/** @throws {Problem} sign_in_needed when it is missing, doubled or brings its own key */
function assertionOf(req: IncomingMessage, header: string): string {
  const value = soleHeader(req, header)
  if (value === null) throw signInNeeded('Bearer', 'missing')
  const assertion = value === ODD ? '' : value.replace(/^bearer +/i, '')
  try {
    const protectedHeader = decodeProtectedHeader(assertion)
    if (FOREIGN_KEYS.every((name) => protectedHeader[name] === undefined)) return assertion
  } catch {
    throw signInNeeded('Bearer', 'odd')
  }
  throw signInNeeded('Bearer', 'brings_a_key')
}

/** Which check failed, in words of `jose`, for the log: the commonest cause is a setting. */
function reasonOf(error: unknown): string {
  if (error instanceof errors.JWTClaimValidationFailed) return `${error.code} ${error.claim}`
  return error instanceof errors.JOSEError ? error.code : 'refused'
}

/** What names the person best among the claims that usual issuers set. */
function nameOf(claims: Readonly<Record<string, unknown>>): string {
  const { email, preferred_username: userName, common_name: service, sub } = claims
  const names = [email, userName, service, sub].filter((name) => typeof name === 'string')
  return names.find((name) => name !== '') ?? 'unnamed'
}
