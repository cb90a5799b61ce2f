import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { processClock } from './clock.ts'
import { readConfig } from './config.ts'
import { createHandler } from './handler.ts'
import { createHttpServer, listen } from './http-listener.ts'
import { createLog, describeError } from './log.ts'
import { ClientLimits } from './sharing/client-limits.ts'
import { SharedReads } from './sharing/shared-reads.ts'
import { startFakeUpstream, type FakeUpstream } from './testing/fake-upstream.ts'
import { ProxyUnderTest, startProxy, waitFor } from './testing/proxy-under-test.ts'
import { ask } from './testing/raw-http.ts'
import { silentTelemetry } from './testing/silent-telemetry.ts'

const READ = '/api/pipelines/67bca128e1519efb914e6b51/metrics'
const PUBLIC = { PUBLIC_ORIGIN: 'https://gauge.example.com' }

let upstream: FakeUpstream & { origin: string }
let proxy: ProxyUnderTest
let folder: string

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'streamgauge-'))
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>Streamgauge</title>')
  upstream = await startFakeUpstream()
  proxy = await startProxy(upstream.origin, { staticDir: folder, env: PUBLIC })
})

afterEach(async () => {
  await proxy.close()
  await upstream.close()
  rmSync(folder, { recursive: true })
})

test('C26: every answer carries the security headers and an id of its own', async () => {
  const answers = [
    await proxy.ask(READ),
    await proxy.ask('/'),
    await proxy.ask('/healthz'),
    await proxy.ask('/config.json'),
    await proxy.ask('/api/sources?page=0'),
    await proxy.ask('/api/users'),
    await proxy.ask('/api/sources', { method: 'DELETE' }),
    await proxy.ask(READ, { headers: { 'if-none-match': '*' } }),
    await proxy.ask('/gone.js'),
  ]
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 400, 404, 405, 304, 404])
  for (const { headers } of answers) {
    expect(headers).toMatchObject({
      'content-security-policy':
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-resource-policy': 'same-origin',
      'x-frame-options': 'DENY',
      'strict-transport-security': 'max-age=31536000; includeSubDomains',
    })
    expect(headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/)
    expect(headers['x-powered-by']).toBeUndefined()
  }
  expect(new Set(answers.map(({ headers }) => headers['x-request-id'])).size).toBe(answers.length)
  expect(answers[1]?.headers).toMatchObject({
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-embedder-policy': 'require-corp',
  })
  expect(answers[1]?.headers['permissions-policy']).toContain('camera=()')
  const broken = await proxy.askRaw('nonsense\r\n\r\n')
  expect(broken).toContain("Content-Security-Policy: default-src 'none'")
  expect(broken).toContain('X-Request-Id: ')
  expect(await proxy.harm(upstream)).toEqual([])
})

test('a good answer says how it may be kept, when it was fetched and what it is', async () => {
  const { headers } = await proxy.ask(READ)
  expect(headers).toMatchObject({
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'private, no-cache',
    vary: 'Accept-Encoding',
    age: '0',
  })
  expect(headers.etag).toMatch(/^"[\w-]{27}"$/)
  expect(Math.abs(Date.parse(headers['last-modified'] ?? '') - Date.now())).toBeLessThan(2000)
})

test('equal data gives 304 also when it was fetched again', async () => {
  const forgetful = await startProxy(upstream.origin, { env: { CACHE_TTL_MS: '0' } })
  const first = await forgetful.ask(READ)
  const tags = `"other", W/${first.headers.etag}`
  const second = await forgetful.ask(READ, { headers: { 'if-none-match': tags } })
  expect(second.status).toBe(304)
  expect(upstream.calls).toHaveLength(2)
  await forgetful.close()
})

test('C27: an error is a problem document that echoes nothing', async () => {
  const answer = await proxy.ask('/api/sources?sort=%3Cscript%3Enode_modules')
  expect(answer.headers).toMatchObject({
    'content-type': 'application/problem+json; charset=utf-8',
    'cache-control': 'no-store',
  })
  expect(JSON.parse(answer.text)).toEqual({
    status: 400,
    code: 'bad_query',
    detail: 'A query parameter is not known here, is repeated, or has a bad value.',
    requestId: answer.headers['x-request-id'],
  })
  expect(await proxy.harm(upstream)).toEqual([])
})

test('C28: a log line is one JSON object without query, credentials or control characters', async () => {
  const headers = {
    authorization: 'Bearer stolen',
    cookie: 'session=stolen',
    'user-agent': '\u009b31mred',
    'x-request-id': 'not ok; "stolen"',
  }
  await proxy.ask(`${READ}?time_type=latest`, { headers })
  await proxy.ask('/api/sources?partial_name=%0D%0A%1b%5B31mstolen', { headers })
  await waitFor(() => proxy.logLines.filter((line) => line.includes('"request"')).length >= 2, 500)
  const lines = proxy.logLines.filter((line) => line.includes('"request"'))
  expect(JSON.parse(lines[0] ?? '')).toEqual({
    level: 'info',
    time: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
    requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    method: 'GET',
    route: '/api/pipelines/{id}/metrics',
    status: 200,
    ms: expect.any(Number),
    client: '127.0.0.1',
    cache: 'miss',
    msg: 'request',
  })
  expect(JSON.parse(lines[1] ?? '')).toMatchObject({ status: 400, problem: 'bad_query' })
  const text = proxy.logLines.join('')
  expect(text).not.toMatch(/stolen|latest|31m/)
  expect(text.trim().split('\n')).toHaveLength(proxy.logLines.length)
  expect(await proxy.harm(upstream)).toEqual([])
})

test('config.json tells the page its mode and nothing secret', async () => {
  const answer = await proxy.ask('/config.json')
  expect(answer.headers['cache-control']).toBe('no-store')
  expect(JSON.parse(answer.text)).toEqual({
    mode: 'live',
    apiHost: new URL(upstream.origin).host,
    version: expect.stringMatching(/^0\.1\.0\+\w{8}$/),
  })
})

test('behind a public origin its name and its page are ours, and others are not', async () => {
  const ours = { host: 'gauge.example.com', origin: 'https://gauge.example.com' }
  expect((await proxy.ask(READ, { headers: ours })).status).toBe(200)
  const plain = { host: 'gauge.example.com', origin: 'http://gauge.example.com' }
  expect((await proxy.ask(READ, { headers: plain })).status).toBe(403)
  expect((await proxy.ask(READ, { headers: { host: 'example.com' } })).status).toBe(421)
})

test('V5: health and readiness answer at exactly their addresses', async () => {
  expect((await proxy.ask('/healthz')).text).toBe('{"status":"ok"}')
  expect((await proxy.ask('/readyz')).text).toBe('{"status":"ready"}')
  for (const path of [
    '/healthz?x=1',
    '/healthz/',
    '/healthz/../api/users',
    '/%68ealthz',
    '/healthz%2f',
  ]) {
    expect((await proxy.ask(path)).status).toBe(404)
  }
  expect((await proxy.ask('/healthz', { method: 'POST' })).status).toBe(405)
})

test('O4: once stopping it is not ready, and still answers', async () => {
  proxy.app.stop()
  expect((await proxy.ask('/readyz')).status).toBe(503)
  expect((await proxy.ask('/healthz')).status).toBe(200)
  expect((await proxy.ask(READ)).status).toBe(200)
})

test('U13: a list without rows is no empty account', async () => {
  upstream.onRead = (_call, res) => {
    res.writeHead(200, { 'content-type': 'application/json' }).end('{"page":1}')
  }
  expect((await proxy.ask('/api/sources')).status).toBe(502)
  expect(await proxy.harm(upstream)).toEqual([])
})

test('O5: of an unexpected error only its kind and place are logged', () => {
  const described = describeError(new TypeError('cannot read client-secret-4711'))
  expect(described.error).toBe('TypeError')
  expect(described.at[0]).toMatch(/^at .*app\.test\.ts/)
  expect(JSON.stringify(described)).not.toContain('4711')
})

test('O5: an unexpected error answers 500 without details and is logged', async () => {
  const said: string[] = []
  const config = readConfig({})
  const limits = new ClientLimits(processClock, config.clientLimits)
  const handler = createHandler({
    config,
    log: createLog('info', { write: (line) => void said.push(line) }),
    reads: new SharedReads({
      fetchRead: () => Promise.reject(new TypeError('client-secret-4711')),
      settings: config.sharing,
      limits,
      clock: processClock,
    }),
    limits,
    originRules: { publicOrigins: [], isLoopbackListener: true },
    viewers: { check: async () => ({ kind: 'anyone', name: null }), wallLogin: null },
    clientAddress: () => '127.0.0.1',
    publicConfig: { mode: 'simulated', apiHost: null, version: '0' },
    staticFiles: null,
    telemetry: silentTelemetry,
    isReady: () => true,
    diagnostics: () => ({}),
  })
  const server = createHttpServer(config, handler)
  const { port } = new URL(await listen(server, { host: '127.0.0.1', port: 0 }))
  const answer = await ask(Number(port), READ)
  expect(answer.status).toBe(500)
  expect(JSON.parse(answer.text)).toMatchObject({ code: 'internal' })
  expect(answer.text + said.join('')).not.toContain('4711')
  expect(JSON.parse(said[0] ?? '')).toMatchObject({ level: 'error', error: 'TypeError' })
  server.close()
})

test('L3: clients that send headers or a body too slowly are cut', async () => {
  const limits = { CLIENT_HEADERS_TIMEOUT_MS: '300', CLIENT_REQUEST_TIMEOUT_MS: '600' }
  const strict = await startProxy(upstream.origin, { env: limits })
  const startedMs = performance.now()
  const [slowHeaders, slowBody] = await Promise.all([
    strict.askRaw('GET /api/sources HTTP/1.1\r\nHost: local', 3000),
    strict.askRaw(
      'POST /api/sources/metrics HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 20\r\n\r\n{',
      3000,
    ),
  ])
  expect(slowHeaders).toMatch(/^HTTP\/1\.1 408 /)
  expect(slowBody).toMatch(/^HTTP\/1\.1 408 /)
  expect(performance.now() - startedMs).toBeLessThan(2500)
  expect(await strict.harm(upstream)).toEqual([])
  await strict.close()
})
