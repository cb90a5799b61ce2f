import type { IncomingMessage } from 'node:http'
import { ODD, person, signInNeeded, soleHeader, type Viewer } from './viewer.ts'

/** A user name or mail address; no blanks, and no comma, because that is how doubled ones are joined. */
const IDENTITY = /^[^\s,\p{Cc}]{1,256}$/u

/**
 * The name that a sign-in in front puts into a header. It counts only from a trusted direct peer
 * (V3): anyone else could write it as well.
 */
export function createIdentityHeaderCheck(
  header: string,
  isTrustedPeer: (req: IncomingMessage) => boolean,
): (req: IncomingMessage) => Viewer {
  return (req) => {
    const value = soleHeader(req, header)
    if (value === null) throw signInNeeded('Header', 'missing')
    if (!isTrustedPeer(req)) throw signInNeeded('Header', 'untrusted_peer')
    if (value === ODD) throw signInNeeded('Header', 'odd')
    // Node reads header bytes as Latin-1; names arrive as UTF-8.
    const name = Buffer.from(value, 'latin1').toString('utf8')
    if (!IDENTITY.test(name)) throw signInNeeded('Header', 'odd')
    return person(name)
  }
}
