import { createHmac, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { WallToken } from './wall-tokens.ts'

/** What a valid cookie says: which screen, and when the cookie was made (epoch seconds). */
export type WallPass = { readonly name: string; readonly issuedAtS: number }

/** Browsers keep no cookie for longer than 400 days; with each renewal they begin anew. */
const MAX_AGE_S = 400 * 86_400
const RENEW_AFTER_S = 86_400
const VALUE = /^([A-Za-z0-9_-]{1,32})\.(\d{1,12})\.([A-Za-z0-9_-]{43})$/

/**
 * A cookie for the holder of a token: name, time and a keyed hash of both. The key comes from the
 * token, so nothing needs to be stored, restarts change nothing, and a token that leaves the file
 * takes its cookies along.
 * @param isHttps whether browsers come to this name over https
 */
export function makeWallCookie(holder: WallToken, nowS: number, isHttps: boolean): string {
  const issuedAt = String(Math.floor(nowS))
  const value = `${holder.name}.${issuedAt}.${macOf(holder, issuedAt).toString('base64url')}`
  const secure = isHttps ? '; Secure' : ''
  const rules = `Path=/; Max-Age=${MAX_AGE_S}; HttpOnly; SameSite=Strict${secure}`
  return `${nameOfCookie(isHttps)}=${value}; ${rules}`
}

/** The pass that a request carries; `null` when it has none, or one that no token here made. */
export function readWallCookie(
  req: IncomingMessage,
  tokens: readonly WallToken[],
  isHttps: boolean,
): WallPass | null {
  const prefix = `${nameOfCookie(isHttps)}=`
  const cookies = (req.headers.cookie ?? '').split(';').map((cookie) => cookie.trim())
  const value = cookies.find((cookie) => cookie.startsWith(prefix))?.slice(prefix.length) ?? ''
  const [, name, issuedAt = '', mac = ''] = VALUE.exec(value) ?? []
  const holder = tokens.find((token) => token.name === name)
  if (holder === undefined) return null
  const isGenuine = timingSafeEqual(macOf(holder, issuedAt), Buffer.from(mac, 'base64url'))
  return isGenuine ? { name: holder.name, issuedAtS: Number(issuedAt) } : null
}

/** Once a day is enough to begin the 400 days anew. A clock that was set back counts as a day. */
export function isWorthRenewing({ issuedAtS }: WallPass, nowS: number): boolean {
  return Math.abs(nowS - issuedAtS) > RENEW_AFTER_S
}

/** The prefix makes browsers take it from this very host over https only. */
function nameOfCookie(isHttps: boolean): string {
  return isHttps ? '__Host-streamgauge-wall' : 'streamgauge-wall'
}

function macOf({ name, token }: WallToken, issuedAt: string): Buffer {
  const key = createHmac('sha256', 'streamgauge wall cookie 1').update(token).digest()
  return createHmac('sha256', key).update(`${name}.${issuedAt}`).digest()
}
