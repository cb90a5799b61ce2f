import { mkdtempSync, rmSync, writeFileSync, mkdirSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { startFakeUpstream, type FakeUpstream } from './testing/fake-upstream.ts'
import { ProxyUnderTest, startProxy, waitFor } from './testing/proxy-under-test.ts'

const READ = '/api/sources/metrics?time_type=latest'
const JSON_TYPE = { 'content-type': 'application/json' }

let upstream: FakeUpstream & { origin: string }
let proxy: ProxyUnderTest
let folder: string

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'streamgauge-'))
  mkdirSync(join(folder, 'dist', 'assets'), { recursive: true })
  writeFileSync(join(folder, 'dist', 'index.html'), '<!doctype html><title>Streamgauge</title>')
  writeFileSync(join(folder, 'dist', 'assets', 'index-DZ8aP0xy.js'), 'export {}')
  writeFileSync(join(folder, 'dist', 'assets', 'index-DZ8aP0xy.js.map'), '{}')
  writeFileSync(join(folder, 'dist', '.env'), 'client-secret-4711')
  writeFileSync(join(folder, 'outside.txt'), 'client-secret-4711')
  upstream = await startFakeUpstream()
  proxy = await startProxy(upstream.origin, { staticDir: join(folder, 'dist') })
})

afterEach(async () => {
  await proxy.close()
  await upstream.close()
  rmSync(folder, { recursive: true })
})

/** A well-formed request up to its framing. */
function raw(lines: readonly string[], body = ''): string {
  return `${lines.join('\r\n')}\r\n\r\n${body}`
}

test('C03: unknown methods get 405 with Allow, and nothing reaches the API', async () => {
  for (const method of [
    'PUT',
    'PATCH',
    'DELETE',
    'OPTIONS',
    'TRACE',
    'PROPFIND',
    'QUERY',
    'POST',
  ]) {
    const answer = await proxy.ask('/api/sources', { method })
    expect([method, answer.status, answer.headers.allow]).toEqual([method, 405, 'GET, HEAD'])
  }
  expect((await proxy.ask('/api/sources/metrics', { method: 'PUT' })).headers.allow).toBe(
    'GET, HEAD, POST',
  )
  expect(
    await proxy.askRaw('CONNECT example.com:443 HTTP/1.1\r\nHost: localhost\r\n\r\n'),
  ).toContain('405')
  expect(await proxy.askRaw('BREW / HTTP/1.1\r\nHost: localhost\r\n\r\n')).toContain('HTTP/1.1 400')
  expect(upstream.calls).toHaveLength(0)
  expect(await proxy.harm(upstream)).toEqual([])
})

test('C05, C06: override headers are ignored', async () => {
  const headers = {
    'x-http-method-override': 'DELETE',
    'x-original-url': '/api/users',
    'x-rewrite-url': '/api/users',
    'x-forwarded-uri': '/api/users',
    'x-forwarded-prefix': '/users',
    'x-forwarded-host': 'evil.example',
  }
  expect((await proxy.ask(READ, { headers })).status).toBe(200)
  expect(upstream.calls.map(({ method, url }) => [method, url])).toEqual([
    ['GET', '/sources/metrics?time_type=latest'],
  ])
  expect(await proxy.harm(upstream)).toEqual([])
})

test('C07: no header of a client reaches the API, and ours arrive whole', async () => {
  const headers = {
    authorization: 'Bearer stolen',
    cookie: 'a=b',
    x_forwarded_user: 'root',
    'x-forwarded-for': '10.0.0.1',
    forwarded: 'for=10.0.0.1',
    via: '1.0 other',
    'x-api-key': 'k',
    'user-agent': 'curl',
    referer: 'https://example.com/',
    range: 'bytes=0-1',
    te: 'trailers',
    'accept-language': 'de',
    connection: 'authorization, host',
    'x-request-id': 'from-the-client',
  }
  expect((await proxy.ask(READ, { headers })).status).toBe(200)
  expect(upstream.calls[0]?.headers).toEqual({
    host: new URL(upstream.origin).host,
    connection: 'keep-alive',
    accept: 'application/json',
    'accept-encoding': 'gzip, br',
    'user-agent': 'streamgauge/0.1.0',
    via: '1.1 streamkap-dashboard',
    authorization: `Bearer ${upstream.token}`,
  })
  expect(proxy.said.join('\n')).not.toContain('stolen')
  await waitFor(() => proxy.logLines.some((line) => line.includes('from-the-client')), 500)
  expect(proxy.logLines.join('\n')).toContain('"clientRequestId":"from-the-client"')
  expect(await proxy.harm(upstream)).toEqual([])
})

test.each([
  'http://example.com/api/sources',
  'https://localhost/api/sources',
  'file:///etc/passwd',
  '*',
  'user@localhost/api/sources',
  'api/sources',
])('C08: the target %s is refused', async (target) => {
  const text = await proxy.askRaw(
    raw([`GET ${target} HTTP/1.1`, 'Host: localhost', 'Connection: close']),
  )
  expect(text).toMatch(/^HTTP\/1\.1 400 /)
  expect(upstream.calls).toHaveLength(0)
  expect(await proxy.harm(upstream)).toEqual([])
})

test.each([
  [421, ['Host: evil.example']],
  [421, ['Host: localhost.evil.example']],
  [421, ['Host: 127.0.0.1.nip.io']],
  [421, ['Host: 169.254.169.254']],
  [421, ['Host: 0.0.0.0']],
  [400, []],
  [400, ['Host: localhost', 'Host: localhost']],
  [400, ['Host: user@localhost']],
  [400, ['Host: localhost/api']],
  [400, ['Host: ']],
  [400, ['Host: localhost:port']],
  [200, ['Host: localhost:1234']],
  [200, ['Host: 127.0.0.1']],
  [200, ['Host: [::1]:80']],
])('C09: %i for the Host lines %j, on the page as on the API', async (status, hosts) => {
  for (const target of ['/', READ, '/healthz']) {
    const text = await proxy.askRaw(raw([`GET ${target} HTTP/1.1`, ...hosts, 'Connection: close']))
    expect(text).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `))
    expect(text).toContain('X-Content-Type-Options: nosniff')
  }
  expect(await proxy.harm(upstream)).toEqual([])
})

const HIDDEN = 'GET /api/pipelines HTTP/1.1\r\nHost: localhost\r\n\r\n'
const POST = [
  'POST /api/sources/metrics HTTP/1.1',
  'Host: localhost',
  'Content-Type: application/json',
]
const BROKEN: [name: string, bytes: string][] = [
  [
    'Content-Length and Transfer-Encoding',
    raw([...POST, 'Content-Length: 5', 'Transfer-Encoding: chunked'], `0\r\n\r\n${HIDDEN}`),
  ],
  ['two lengths', raw([...POST, 'Content-Length: 5', 'Content-Length: 6'], HIDDEN)],
  ['a signed length', raw([...POST, 'Content-Length: +5'], HIDDEN)],
  ['a negative length', raw([...POST, 'Content-Length: -5'], HIDDEN)],
  ['a hexadecimal length', raw([...POST, 'Content-Length: 0x5'], HIDDEN)],
  ['a list of lengths', raw([...POST, 'Content-Length: 5, 5'], HIDDEN)],
  ['an unknown coding', raw([...POST, 'Transfer-Encoding: xchunked'], HIDDEN)],
  ['a coding after chunked', raw([...POST, 'Transfer-Encoding: chunked, identity'], HIDDEN)],
  ['a folded header', raw([...POST, 'X-A: b', ' Transfer-Encoding: chunked'], HIDDEN)],
  ['a blank before the colon', raw([...POST, 'Transfer-Encoding : chunked'], HIDDEN)],
  ['a bad chunk size', raw([...POST, 'Transfer-Encoding: chunked'], `zz\r\n${HIDDEN}`)],
  ['a signed chunk size', raw([...POST, 'Transfer-Encoding: chunked'], `-1\r\n${HIDDEN}`)],
  [
    'a chunk that does not end',
    raw([...POST, 'Transfer-Encoding: chunked'], `2\r\nabcd\r\n0\r\n\r\n${HIDDEN}`),
  ],
  ['a bare CR', raw([...POST, 'X-A: b\rTransfer-Encoding: chunked'], HIDDEN)],
  ['a NUL', raw([...POST, 'X-A: b\u0000c'], HIDDEN)],
  ['no colon', raw([...POST, 'Transfer-Encoding'], HIDDEN)],
  ['an HTTP/2 preface', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'],
]

test.each(BROKEN)(
  'C10: %s is answered 4xx and closed, and hides no second request',
  async (_name, bytes) => {
    const text = await proxy.askRaw(bytes)
    expect(text).toMatch(/^HTTP\/1\.1 4\d\d /)
    expect(text.match(/HTTP\/1\.1 /g)).toHaveLength(1)
    expect(text.toLowerCase()).toContain('connection: close')
    expect(upstream.calls).toHaveLength(0)
    expect(await proxy.harm(upstream)).toEqual([])
  },
)

test.each(['GET', 'HEAD'])(
  'C10: %s with a body is refused and the connection closed',
  async (method) => {
    const text = await proxy.askRaw(
      raw(
        [`${method} ${READ} HTTP/1.1`, 'Host: localhost', `Content-Length: ${HIDDEN.length}`],
        HIDDEN,
      ),
    )
    expect(text).toMatch(/^HTTP\/1\.1 400 /)
    expect(text).toContain('Connection: close')
    expect(upstream.calls).toHaveLength(0)
    expect(await proxy.harm(upstream)).toEqual([])
  },
)

test('C13: oversized headers and targets are refused', async () => {
  const big = await proxy.askRaw(
    raw([`GET ${READ} HTTP/1.1`, 'Host: localhost', `X-A: ${'a'.repeat(70_000)}`]),
  )
  expect(big).toMatch(/^HTTP\/1\.1 431 /)
  for (const count of [100, 900]) {
    const many = Array.from({ length: count }, (_, i) => `X-${i}: a`)
    expect(await proxy.askRaw(raw([`GET ${READ} HTTP/1.1`, 'Host: localhost', ...many]))).toMatch(
      /^HTTP\/1\.1 431 /,
    )
  }
  expect((await proxy.ask(`${READ}&${'a'.repeat(12_000)}`)).status).toBe(414)
  expect(await proxy.harm(upstream)).toEqual([])
})

test('C14: 50 MB declared get 413 at once; 4 MB in chunks are not taken in', async () => {
  const declared = await proxy.askRaw(raw([...POST, 'Content-Length: 52428800'], '{"ids":['), 200)
  expect(declared).toMatch(/^HTTP\/1\.1 413 /)
  const chunk = `10000\r\n${'a'.repeat(0x10000)}\r\n`
  const chunked = await proxy.askRaw(raw([...POST, 'Transfer-Encoding: chunked'], chunk.repeat(64)))
  expect(chunked).toMatch(/^HTTP\/1\.1 413 /)
  expect(upstream.calls).toHaveLength(0)
  expect(await proxy.harm(upstream)).toEqual([])
})

test.each([
  [403, { origin: 'https://evil.example' }],
  [403, { origin: 'null' }],
  [403, { origin: 'http://localhost:3000' }],
  [403, { 'sec-fetch-site': 'cross-site' }],
  [403, { 'sec-fetch-site': 'same-site' }],
  [200, { 'sec-fetch-site': 'none' }],
  [200, { 'sec-fetch-site': 'same-origin' }],
  [200, { origin: 'http://localhost:8080', host: 'localhost:8080' }],
])('C16: %i for a read with %j, and never a CORS header', async (status, headers) => {
  for (const path of [READ, '/config.json']) {
    const answer = await proxy.ask(path, { headers })
    expect(answer.status).toBe(status)
    expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control'))).toEqual(
      [],
    )
  }
  expect(await proxy.harm(upstream)).toEqual([])
})

test('C16: a preflight is refused, and a typed address cannot POST', async () => {
  const preflight = { origin: 'https://evil.example', 'access-control-request-method': 'POST' }
  expect((await proxy.ask(READ, { method: 'OPTIONS', headers: preflight })).status).toBe(403)
  const typed = { ...JSON_TYPE, 'sec-fetch-site': 'none' }
  expect(
    (await proxy.ask(READ, { method: 'POST', headers: typed, body: '{"ids":["a"]}' })).status,
  ).toBe(403)
  expect(upstream.calls).toHaveLength(0)
  expect(await proxy.harm(upstream)).toEqual([])
})

test('C17: no upgrade succeeds', async () => {
  for (const upgrade of ['websocket', 'h2c']) {
    const lines = [
      `GET ${READ} HTTP/1.1`,
      'Host: localhost',
      'Connection: Upgrade, HTTP2-Settings',
      `Upgrade: ${upgrade}`,
      'HTTP2-Settings: AAMAAABkAAQAAP__',
      'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
      'Sec-WebSocket-Version: 13',
    ]
    expect(await proxy.askRaw(raw(lines))).not.toContain('HTTP/1.1 101')
  }
  expect(await proxy.harm(upstream)).toEqual([])
})

test('C18: Expect: 100-continue is answered, another expectation gets 417', async () => {
  const body = '{"ids":["a"]}'
  const good = await proxy.askRaw(
    raw(
      [...POST, 'Expect: 100-continue', `Content-Length: ${body.length}`, 'Connection: close'],
      body,
    ),
  )
  expect(good).toContain('HTTP/1.1 200 OK')
  expect(await proxy.askRaw(raw([...POST, 'Expect: magic', 'Content-Length: 0']))).toMatch(
    /^HTTP\/1\.1 417 /,
  )
  expect(await proxy.harm(upstream)).toEqual([])
})

test('C23: HEAD has no body, Range gets a full 200, a known ETag gets 304', async () => {
  const full = await proxy.ask(READ)
  const head = await proxy.ask(READ, { method: 'HEAD' })
  expect([head.status, head.text, head.headers['content-length']]).toEqual([
    200,
    '',
    String(full.text.length),
  ])
  expect(upstream.calls.map(({ method }) => method)).toEqual(['GET', 'GET'])
  expect((await proxy.ask(READ, { headers: { range: 'bytes=0-3' } })).text).toBe(full.text)
  const same = await proxy.ask(READ, { headers: { 'if-none-match': full.headers.etag ?? '' } })
  expect([same.status, same.text]).toEqual([304, ''])
  expect(same.headers).toMatchObject({
    etag: full.headers.etag,
    age: '0',
    'x-frame-options': 'DENY',
  })
  expect(await proxy.harm(upstream)).toEqual([])
})

test('C25: only files of the page come out; deep links give the page', async () => {
  const html = { accept: 'text/html,*/*' }
  for (const path of [
    '/.env',
    '/.git/config',
    '/server/main.ts',
    '/..%2foutside.txt',
    '/../outside.txt',
    '/%2e%2e/outside.txt',
    '/proc/self/environ.txt',
    '/assets/index-DZ8aP0xy.js.map',
    '/assets/gone-DZ8aP0xy.js',
    '/assets/..%2f..%2foutside.txt',
    '/API/sources',
    '//evil.example',
    '/api',
    '/api/',
  ]) {
    const answer = await proxy.ask(path, { headers: html })
    expect([path, answer.status]).toEqual([path, 404])
    expect(answer.headers['content-type']).toContain('json')
  }
  for (const path of ['/', '/sources/67bca128e1519efb914e6b51', '/pipelines?range=24h']) {
    const page = await proxy.ask(path, { headers: html })
    expect([page.status, page.headers['cache-control']]).toEqual([200, 'no-cache'])
    expect(page.text).toContain('<title>Streamgauge</title>')
  }
  expect((await proxy.ask('/sources')).status).toBe(404)
  expect((await proxy.ask('/', { method: 'POST' })).status).toBe(405)
  expect(await proxy.harm(upstream)).toEqual([])
})

test('C30: a viewer who leaves in the middle of a read leaves no call open', async () => {
  upstream.onRead = () => undefined
  const socket = connect(proxy.port, '127.0.0.1', () => {
    socket.write(raw([`GET ${READ} HTTP/1.1`, 'Host: localhost']))
  })
  await waitFor(() => upstream.calls.length === 1, 1000)
  expect(upstream.sockets.size).toBeGreaterThan(0)
  socket.destroy()
  await waitFor(() => upstream.sockets.size === 0, 1000)
  expect(upstream.sockets.size).toBe(0)
  await waitFor(() => proxy.logLines.some((line) => line.includes('viewerLeft')), 500)
  expect(proxy.logLines.join('\n')).toContain('"viewerLeft":true')
  expect(await proxy.harm(upstream)).toEqual([])
})

test('C30: a viewer who leaves in the middle of a body does no harm', async () => {
  const socket = connect(proxy.port, '127.0.0.1', () => {
    socket.write(raw([...POST, 'Content-Length: 100'], '{"ids":'))
    setTimeout(() => socket.resetAndDestroy(), 30)
  })
  await waitFor(() => socket.destroyed, 500)
  expect(upstream.calls).toHaveLength(0)
  expect(await proxy.harm(upstream)).toEqual([])
})
