import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { startFakeUpstream, type FakeUpstream } from '#server/testing/fake-upstream.ts'
import { startProxy, waitFor, type ProxyUnderTest } from '#server/testing/proxy-under-test.ts'
import type { Received } from '#server/testing/raw-http.ts'
import { makeWallCookie } from './wall-cookie.ts'

const HALL = { name: 'hall', token: 'hall-token-4711-hall-token-4711-hall' }
const LAB = { name: 'lab', token: 'lab-token-4711-lab-token-4711-lab-token' }
const READ = '/api/sources?page=1'
const MODES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  basic: { VIEWER_AUTH: 'basic', VIEWER_BASIC: 'ann:correct horse' },
  header: { VIEWER_AUTH: 'header', TRUSTED_PROXIES: '10.0.0.0/8' },
  jwt: {
    VIEWER_AUTH: 'jwt',
    VIEWER_JWT_HEADER: 'Authorization',
    VIEWER_JWT_JWKS_URL: 'http://127.0.0.1:9/certs',
    VIEWER_JWT_ISSUER: 'https://issuer.example',
    VIEWER_JWT_AUDIENCE: 'streamgauge-test',
  },
}

let upstream: FakeUpstream & { origin: string }
let proxy: ProxyUnderTest
let folder: string
let file: string

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'streamgauge-'))
  file = join(folder, 'screens')
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>Streamgauge</title>')
  writeTokens([HALL, LAB])
  upstream = await startFakeUpstream()
})

afterEach(async () => {
  await proxy.close()
  await upstream.close()
  rmSync(folder, { recursive: true })
})

function writeTokens(tokens: readonly (typeof HALL)[]): void {
  writeFileSync(file, tokens.map(({ name, token }) => `${name}:${token}\n`).join(''))
}

async function start(env: Readonly<Record<string, string>> = {}): Promise<void> {
  const all = { ...MODES['basic'], VIEWER_TOKEN_FILE: file, ...env }
  proxy = await startProxy(upstream.origin, { env: all, staticDir: folder })
  await waitFor(() => proxy.app.ready(), 10_000)
}

function send(token: unknown, headers: Readonly<Record<string, string>> = {}): Promise<Received> {
  const body = JSON.stringify({ token })
  const all = { 'content-type': 'application/json', ...headers }
  return proxy.ask('/wall-login', { method: 'POST', headers: all, body })
}

/** The cookie of an answer as a browser sends it back. */
const cookieOf = ({ headers }: Received) => headers['set-cookie']?.[0]?.split(';', 1)[0] ?? ''

const read = (cookie: string, path = READ) =>
  proxy.ask(path, { headers: { cookie, accept: 'text/html' } })

describe.each(['basic', 'header', 'jwt'])('beside %s', (mode) => {
  test('a token is exchanged for a cookie that opens page and reads', async () => {
    await start(MODES[mode])
    expect((await read('')).status).toBe(401)
    const answer = await send(HALL.token, { origin: `http://127.0.0.1:${proxy.port}` })
    expect([answer.status, answer.text, answer.headers['cache-control']]).toEqual([
      204,
      '',
      'no-store',
    ])
    const cookie = cookieOf(answer)
    expect((await read(cookie)).status).toBe(200)
    for (const path of ['/', '/config.json']) expect((await read(cookie, path)).status).toBe(200)
    expect((await read(cookie.replace('hall', 'lab'))).status).toBe(401)
  })
})

test('the page and its script are open, strict and without a token', async () => {
  await start()
  for (const path of ['/wall-login', '/wall-login?next=/wall/hall?page=2']) {
    const page = await proxy.ask(path)
    expect([page.status, page.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8'])
    expect(page.headers).toMatchObject({
      'content-security-policy': expect.stringContaining("script-src 'self'"),
      'cross-origin-opener-policy': 'same-origin',
      'cache-control': 'no-cache',
    })
    expect(page.text).not.toMatch(/<style|<script>|onload=|style=/)
  }
  const script = await proxy.ask('/wall-login.js')
  expect(script.headers['content-type']).toBe('text/javascript; charset=utf-8')
  const { etag = '' } = script.headers
  expect((await proxy.ask('/wall-login.js', { headers: { 'if-none-match': etag } })).status).toBe(
    304,
  )
  expect((await proxy.ask('/wall-login', { method: 'HEAD' })).status).toBe(200)
  const icon = await proxy.ask('/wall-login.svg')
  expect([icon.status, icon.headers['content-type']]).toEqual([200, 'image/svg+xml'])
})

test.each(['/wall-login/', '/wall-login?x', '/wall-login.html', '/wall-login.js?', '/Wall-login'])(
  'beside them %s is not open',
  async (path) => {
    await start()
    expect((await read('', path)).status).toBe(401)
  },
)

test('what is not a token here is refused', async () => {
  await start()
  for (const token of ['', 'x', `hall:${HALL.token}`, HALL.token.slice(0, -1)]) {
    const answer = await send(token)
    expect([answer.status, answer.headers['set-cookie']]).toEqual([403, undefined])
    expect(JSON.parse(answer.text)).toMatchObject({ code: 'wrong_wall_token' })
  }
  for (const token of [null, 7, ['x'], undefined]) expect((await send(token)).status).toBe(400)
  expect((await send(HALL.token, { 'content-type': 'text/plain' })).status).toBe(415)
  expect((await send('x'.repeat(2000))).status).toBe(413)
  for (const method of ['PUT', 'DELETE', 'OPTIONS']) {
    const answer = await proxy.ask('/wall-login', { method })
    expect([answer.status, answer.headers.allow]).toEqual([405, 'GET, HEAD, POST'])
  }
})

test.each([
  { origin: 'https://evil.example' },
  { origin: 'null' },
  { 'sec-fetch-site': 'cross-site' },
  { 'sec-fetch-site': 'none' },
])('another page cannot sign a browser in: %j', async (headers) => {
  await start()
  const answer = await send(HALL.token, headers)
  expect([answer.status, answer.headers['set-cookie']]).toEqual([403, undefined])
  expect(JSON.parse(answer.text)).toMatchObject({ code: 'foreign_origin' })
})

test('guessing is slowed down', async () => {
  await start()
  let tries = 0
  while (tries < 500 && (await send(`guess-${tries}`)).status === 403) tries += 1
  expect(tries).toBeGreaterThanOrEqual(60)
  const limited = await send(HALL.token)
  expect(limited.status).toBe(429)
  expect(Number(limited.headers['retry-after'])).toBeGreaterThan(0)
})

test('a cookie survives a restart, and goes when its token goes', async () => {
  await start()
  const cookie = cookieOf(await send(HALL.token))
  const labCookie = cookieOf(await send(LAB.token))
  await proxy.close()
  await start()
  expect((await read(cookie)).status).toBe(200)
  writeTokens([LAB])
  const endMs = performance.now() + 15_000
  while ((await read(cookie)).status === 200 && performance.now() < endMs) {
    await new Promise((resolve) => {
      setTimeout(resolve, 100)
    })
  }
  expect((await read(cookie)).status).toBe(401)
  expect((await read(labCookie)).status).toBe(200)
})

test('a cookie of the day before is renewed by a read, one of today is not', async () => {
  await start()
  const nowS = Date.now() / 1000
  const old = makeWallCookie(HALL, nowS - 100_000, false).split(';', 1)[0] ?? ''
  expect((await read(old, '/')).headers['set-cookie']).toBeUndefined()
  const renewed = cookieOf(await read(old))
  expect(renewed).toMatch(/^streamgauge-wall=hall\.\d+\./)
  expect(renewed).not.toBe(old)
  const again = await read(renewed)
  expect([again.status, again.headers['set-cookie']]).toEqual([200, undefined])
})

test('where browsers come over https the cookie is bound to that', async () => {
  await start({ PUBLIC_ORIGIN: 'https://gauge.example' })
  const host = { host: 'gauge.example' }
  const secure = await send(HALL.token, { ...host, origin: 'https://gauge.example' })
  expect(secure.headers['set-cookie']?.[0]).toMatch(/^__Host-streamgauge-wall=.*; Secure$/)
  const cookie = cookieOf(secure)
  expect((await proxy.ask(READ, { headers: { ...host, cookie } })).status).toBe(200)
  expect((await read(cookieOf(await send(HALL.token)))).status).toBe(200)
})

test('neither token nor cookie is ever logged', async () => {
  await start()
  const cookie = cookieOf(await send(HALL.token))
  await read(cookie)
  await send('wrong-4711')
  await waitFor(
    () => proxy.logLines.filter((line) => line.includes('"request"')).length >= 3,
    10_000,
  )
  const log = proxy.logLines.join('\n')
  expect(log).toContain('"user":"hall"')
  expect(log).toContain('"route":"/wall-login"')
  expect(log).not.toContain('4711')
  expect(log).not.toContain(cookie.split('.')[2])
})

test('without a token file there is no such page', async () => {
  await start({ VIEWER_TOKEN_FILE: '' })
  const headers = { authorization: `Basic ${Buffer.from('ann:correct horse').toString('base64')}` }
  expect((await proxy.ask('/wall-login', { headers })).status).toBe(404)
  expect((await proxy.ask('/wall-login')).status).toBe(401)
})
