import { IncomingMessage } from 'node:http'
import { Socket } from 'node:net'
import { expect, test } from 'vitest'
import { createClientAddress, createPeerTrust } from './client-address.ts'

const PROXIES = ['127.0.0.1', '10.0.0.0/8', '2001:db8::/32']

/** A request as it comes from a peer, with one `X-Forwarded-For` or none. */
function requestFrom(peer: string | undefined, forwardedFor?: string): IncomingMessage {
  const socket = new Socket()
  Object.defineProperty(socket, 'remoteAddress', { value: peer })
  const req = new IncomingMessage(socket)
  if (forwardedFor !== undefined) req.headers['x-forwarded-for'] = forwardedFor
  return req
}

test.each([
  ['nobody is trusted', [], '192.0.2.7', '198.51.100.1', '192.0.2.7'],
  ['loopback is not trusted by itself', [], '127.0.0.1', '198.51.100.1', '127.0.0.1'],
  ['another peer is not believed', PROXIES, '192.0.2.7', '198.51.100.1', '192.0.2.7'],
  ['one proxy', PROXIES, '127.0.0.1', '198.51.100.1', '198.51.100.1'],
  [
    'what a viewer made up stands left',
    PROXIES,
    '127.0.0.1',
    '1.1.1.1, 198.51.100.1',
    '198.51.100.1',
  ],
  ['two proxies', PROXIES, '127.0.0.1', '198.51.100.1, 10.2.3.4', '198.51.100.1'],
  ['all are proxies', PROXIES, '127.0.0.1', '10.9.9.9,10.2.3.4', '10.9.9.9'],
  ['no header', PROXIES, '127.0.0.1', undefined, '127.0.0.1'],
  ['an empty header', PROXIES, '127.0.0.1', '', '127.0.0.1'],
  ['an odd entry ends the walk', PROXIES, '127.0.0.1', '1.1.1.1, unknown, 10.2.3.4', '10.2.3.4'],
  ['an empty entry ends it too', PROXIES, '127.0.0.1', '1.1.1.1,', '127.0.0.1'],
  ['a port is cut off', PROXIES, '127.0.0.1', '198.51.100.1:4711', '198.51.100.1'],
  ['a mapped peer', PROXIES, '::ffff:127.0.0.1', '198.51.100.1', '198.51.100.1'],
  ['a mapped hop', PROXIES, '127.0.0.1', '1.1.1.1, ::FFFF:198.51.100.1', '198.51.100.1'],
  ['a mapped proxy among the hops', PROXIES, '127.0.0.1', '1.1.1.1, ::ffff:10.0.0.1', '1.1.1.1'],
  ['IPv6', PROXIES, '2001:db8::1', '2001:0DB9::7', '2001:0db9::7'],
  ['IPv6 in brackets', PROXIES, '127.0.0.1', '[2001:db9::7]:443', '2001:db9::7'],
  ['a range is no address', PROXIES, '127.0.0.1', '0.0.0.0/0', '127.0.0.1'],
  ['a connection that is gone', PROXIES, undefined, '198.51.100.1', 'unknown'],
])('%s', (_name, trusted, peer, forwardedFor, expected) => {
  expect(createClientAddress(trusted)(requestFrom(peer, forwardedFor))).toBe(expected)
})

test.each([
  ['10.255.0.1', true],
  ['11.0.0.1', false],
  ['::ffff:10.1.1.1', true],
  ['2001:db8:1::1', true],
  [undefined, false],
])('a direct peer %s is trusted: %s', (peer, expected) => {
  expect(createPeerTrust(PROXIES)(requestFrom(peer, '10.0.0.1'))).toBe(expected)
})
