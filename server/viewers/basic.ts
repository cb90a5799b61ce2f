import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { Problem } from '#server/problem.ts'
import type { GuessLimit } from './guess-limit.ts'
import { ODD, person, signInNeeded, soleHeader, type Viewer } from './viewer.ts'

export type BasicUser = { readonly name: string; readonly password: string }

const CREDENTIALS = /^basic ([a-z0-9+/]+={0,2})$/i

/**
 * Sign-in with name and password (RFC 7617). What is sent is compared as a keyed hash with that of
 * every user, so time says neither how much of it is right nor whether the name exists.
 */
export function createBasicCheck(
  users: readonly BasicUser[],
  guesses: GuessLimit,
): (req: IncomingMessage, client: string) => Viewer {
  const key = randomBytes(32)
  const hash = (text: string): Buffer => createHmac('sha256', key).update(text).digest()
  const known = users.map(({ name, password }) => ({ name, hash: hash(`${name}:${password}`) }))
  return (req, client) => {
    const header = soleHeader(req, 'Authorization')
    if (header === null) throw refusal(req, 'missing')
    const encoded = header === ODD ? undefined : CREDENTIALS.exec(header)?.[1]
    if (encoded === undefined) throw refusal(req, 'odd')
    const sent = Buffer.from(encoded, 'base64').toString('utf8')
    const guess = guesses.begin(`${client} ${sent.split(':', 1)[0] ?? ''}`)
    const sentHash = hash(sent)
    let name: string | null = null
    for (const user of known) if (timingSafeEqual(user.hash, sentHash)) ({ name } = user)
    if (name === null) {
      guess.failed()
      throw refusal(req, 'wrong')
    }
    return person(name)
  }
}

/**
 * A browser answers `Basic` with a dialog of its own, and a read of the page would hang behind it and
 * bring up the next. Reads of the page get another name of it, so that the page can say what is so.
 */
function refusal(req: IncomingMessage, reason: string): Problem {
  const { 'sec-fetch-dest': destination, 'x-requested-with': requestedWith } = req.headers
  const isRead = destination === 'empty' || requestedWith !== undefined
  return signInNeeded(isRead ? 'xBasic' : 'Basic', reason)
}
