import type { IncomingMessage } from 'node:http'
import { Problem } from '#server/problem.ts'

/** Who asks: a person or a wall screen, or anyone where nobody has to sign in. */
export type Viewer = Readonly<{
  kind: 'anyone' | 'person' | 'wall'
  /** Safe to log, at most 64 characters; `null` for `anyone`. */
  name: string | null
}>

const LONGEST_NAME = 64
const UNSAFE_IN_A_LOG = /[^\p{L}\p{N}@._+:/=-]/gu

/** A person under the name that the sign-in gives. */
export function person(name: string): Viewer {
  return { kind: 'person', name: name.replaceAll(UNSAFE_IN_A_LOG, '_').slice(0, LONGEST_NAME) }
}

/** A 401. Every kind of sign-in has a challenge (RFC 9110 §11.6.1); browsers act on `Basic` only. */
export function signInNeeded(
  scheme: 'Basic' | 'xBasic' | 'Header' | 'Bearer',
  reason: string,
): Problem {
  const charset = scheme.endsWith('Basic') ? ', charset="UTF-8"' : ''
  const challenge = `${scheme} realm="Streamgauge"${charset}`
  return new Problem('sign_in_needed', { challenge, reason })
}

/** A header that is there, but not in the one way in which it counts. */
export const ODD = Symbol('odd')

/**
 * The one value of a header, `null` when it is missing. A doubled header, and one spelled with
 * underscores, are odd: a server in front may have read another of them than we do.
 * @param name as configured, for example `X-Forwarded-User`
 */
export function soleHeader(req: IncomingMessage, name: string): string | typeof ODD | null {
  const wanted = name.toLowerCase()
  const found: { readonly isExact: boolean; readonly value: string }[] = []
  for (let i = 0; i < req.rawHeaders.length; i += 2) {
    const given = req.rawHeaders[i]?.toLowerCase() ?? ''
    if (given.replaceAll('_', '-') !== wanted) continue
    found.push({ isExact: given === wanted, value: req.rawHeaders[i + 1] ?? '' })
  }
  const [first] = found
  if (first === undefined) return null
  return found.length === 1 && first.isExact ? first.value : ODD
}
