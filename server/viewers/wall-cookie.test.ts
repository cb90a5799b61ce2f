import { IncomingMessage } from 'node:http'
import { Socket } from 'node:net'
import { describe, expect, test } from 'vitest'
import { isWorthRenewing, makeWallCookie, readWallCookie } from './wall-cookie.ts'

const HALL = { name: 'hall', token: 'h'.repeat(32) }
const LAB = { name: 'lab', token: 'l'.repeat(32) }
const NOW_S = 1_800_000_000.7

function requestWith(cookie: string): IncomingMessage {
  const req = new IncomingMessage(new Socket())
  req.headers.cookie = cookie
  return req
}

/** The part of `Set-Cookie` that a browser sends back. */
const sentBack = (setCookie: string) => setCookie.split(';', 1)[0] ?? ''
const HTTPS = sentBack(makeWallCookie(HALL, NOW_S, true))
const HTTP = sentBack(makeWallCookie(HALL, NOW_S, false))
const PASS = { name: 'hall', issuedAtS: 1_800_000_000 }

test('a cookie is for this host only, for 400 days, and out of reach of scripts', () => {
  expect(makeWallCookie(HALL, NOW_S, true)).toMatch(
    /^__Host-streamgauge-wall=hall\.1800000000\.[\w-]{43}; Path=\/; Max-Age=34560000; HttpOnly; SameSite=Strict; Secure$/,
  )
  expect(makeWallCookie(HALL, NOW_S, false)).toMatch(
    /^streamgauge-wall=hall\.1800000000\.[\w-]{43}; Path=\/; Max-Age=34560000; HttpOnly; SameSite=Strict$/,
  )
})

test('a cookie holds neither the token nor a part of it', () => {
  expect(HTTPS).not.toContain('hhh')
})

describe('a cookie that is read', () => {
  test.each([
    ['its own', HTTPS, true, [LAB, HALL], PASS],
    ['among others', `a=b; ${HTTPS};c=d`, true, [HALL], PASS],
    ['its own over http', HTTP, false, [HALL], PASS],
    ['of http over https', HTTP, true, [HALL], null],
    ['none', '', true, [HALL], null],
    ['of a token that was taken away', HTTPS, true, [LAB], null],
    ['of a token that was changed', HTTPS, true, [{ ...HALL, token: 'x'.repeat(32) }], null],
    ['of another screen', HTTPS.replace('hall', 'lab'), true, [HALL, LAB], null],
    ['with another time', HTTPS.replace('.18', '.19'), true, [HALL], null],
    ['cut short', HTTPS.slice(0, -1), true, [HALL], null],
    ['made longer', `${HTTPS}A`, true, [HALL], null],
    ['without its hash', '__Host-streamgauge-wall=hall.1800000000.', true, [HALL], null],
    ['nobody is known', HTTPS, true, [], null],
  ])('%s', (_name, cookie, isHttps, tokens, expected) => {
    expect(readWallCookie(requestWith(cookie), tokens, isHttps)).toEqual(expected)
  })
})

test.each([
  [0, false],
  [86_400, false],
  [86_401, true],
  [-86_401, true],
])('after %i seconds renewing is worth it: %s', (seconds, expected) => {
  expect(isWorthRenewing(PASS, PASS.issuedAtS + seconds)).toBe(expected)
})
