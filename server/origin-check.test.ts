import { IncomingMessage } from 'node:http'
import { Socket } from 'node:net'
import { describe, expect, test } from 'vitest'
import { checkHealthHost, checkHost, isHttpsHost, type OriginRules } from './origin-check.ts'
import { Problem } from './problem.ts'

/** An installation that others reach, in a container or behind a load balancer. */
const OPEN: OriginRules = {
  publicOrigins: ['https://gauge.example', 'http://gauge.internal:8080'],
  isLoopbackListener: false,
}

/** A request for `host` on a connection that arrived at `localAddress`. */
function requestFor(host: string | undefined, localAddress: string): IncomingMessage {
  const socket = new Socket()
  Object.defineProperty(socket, 'localAddress', { value: localAddress })
  const req = new IncomingMessage(socket)
  if (host !== undefined) {
    req.headers.host = host
    req.rawHeaders.push('Host', host)
  }
  return req
}

function codeOf(check: () => void): string {
  try {
    check()
    return 'ok'
  } catch (error) {
    return error instanceof Problem ? error.code : 'another error'
  }
}

describe('C09: the Host of a request that arrived at 10.1.2.3', () => {
  test.each([
    ['gauge.example', 'ok', 'ok'],
    ['GAUGE.example:443', 'ok', 'ok'],
    ['10.1.2.3:8080', 'wrong_host', 'ok'],
    ['10.1.2.3', 'wrong_host', 'ok'],
    ['10.1.2.4', 'wrong_host', 'wrong_host'],
    ['169.254.169.254', 'wrong_host', 'wrong_host'],
    ['localhost', 'wrong_host', 'wrong_host'],
    ['127.0.0.1', 'wrong_host', 'wrong_host'],
    ['evil.example', 'wrong_host', 'wrong_host'],
    ['10.1.2.3.evil.example', 'wrong_host', 'wrong_host'],
    ['ann@10.1.2.3', 'bad_host', 'bad_host'],
    ['', 'bad_host', 'bad_host'],
    [undefined, 'bad_host', 'bad_host'],
  ])('%s: %s, for health %s', (host, expected, expectedForHealth) => {
    const req = requestFor(host, '10.1.2.3')
    expect(codeOf(() => checkHost(req, OPEN))).toBe(expected)
    expect(codeOf(() => checkHealthHost(req, OPEN))).toBe(expectedForHealth)
  })
})

test.each([
  ['localhost:8080', '127.0.0.1', 'ok'],
  ['localhost:8080', '::1', 'ok'],
  ['127.0.0.1:8080', '::ffff:127.0.0.1', 'ok'],
  ['[::1]:8080', '::1', 'ok'],
  ['[2001:db8::7]', '2001:db8::7', 'ok'],
  ['10.1.2.3', '::ffff:10.1.2.3', 'ok'],
  ['evil.example', '127.0.0.1', 'wrong_host'],
])('health for %s at %s: %s', (host, localAddress, expected) => {
  expect(codeOf(() => checkHealthHost(requestFor(host, localAddress), OPEN))).toBe(expected)
})

test.each([
  ['gauge.example', true],
  ['gauge.internal:8080', false],
  ['evil.example', false],
])('browsers come over https to %s: %s', (host, expected) => {
  expect(isHttpsHost(requestFor(host, '10.1.2.3'), OPEN)).toBe(expected)
})
