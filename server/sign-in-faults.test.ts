import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import type { ServerResponse } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { sendJsonAs, startFakeUpstream, type FakeUpstream } from './testing/fake-upstream.ts'
import { ProxyUnderTest, startProxy, waitFor } from './testing/proxy-under-test.ts'
import type { Received } from './testing/raw-http.ts'
import { SELF_SIGNED } from './testing/self-signed.ts'

const READ = '/api/destinations/metrics?time_type=latest'

let upstream: FakeUpstream & { origin: string }
let proxy: ProxyUnderTest

beforeEach(async () => {
  upstream = await startFakeUpstream()
  proxy = await startProxy(upstream.origin, {
    isStarted: false,
    env: { UPSTREAM_FIRST_BYTE_TIMEOUT_MS: '500', UPSTREAM_TOTAL_TIMEOUT_MS: '1500' },
  })
})

afterEach(async () => {
  await proxy.close()
  await upstream.close()
})

function askMany(count: number): Promise<Received[]> {
  return Promise.all(Array.from({ length: count }, () => proxy.ask(READ)))
}

function statuses(answers: readonly Received[]): readonly number[] {
  return [...new Set(answers.map(({ status }) => status))]
}

test('T01: 60 reads on a cold process make one sign-in', async () => {
  upstream.onSignIn = (_call, res) => setTimeout(() => upstream.grant(res), 200)
  expect(statuses(await askMany(60))).toEqual([200])
  expect(upstream.signIns).toHaveLength(1)
  expect(JSON.parse(upstream.signIns[0]?.body ?? '')).toEqual({
    client_id: 'client-id-4711',
    secret: 'client-secret-4711',
  })
  expect(await proxy.harm(upstream)).toEqual([])
})

test('T02: 60 reads with a revoked token make one renewal and all succeed', async () => {
  await proxy.ask(READ)
  upstream.revokeAll()
  expect(statuses(await askMany(60))).toEqual([200])
  expect(upstream.signIns).toHaveLength(2)
  expect(await proxy.harm(upstream)).toEqual([])
})

test('T03: a sign-in that fails at start leaves a healthy process, ready by itself later', async () => {
  upstream.onSignIn = (_call, res) => sendJsonAs(res, { detail: 'Traceback' }, 500)
  proxy.app.start()
  await waitFor(() => proxy.logLines.some((line) => line.includes('sign-in failed')), 1000)
  const read = await proxy.ask(READ)
  expect(read.status).toBe(503)
  expect(Number(read.headers['retry-after'])).toBeGreaterThanOrEqual(1)
  expect((await proxy.ask('/healthz')).status).toBe(200)
  expect((await proxy.ask('/readyz')).status).toBe(503)
  upstream.behaveWell()
  await waitFor(() => proxy.app.ready(), 2000)
  expect((await proxy.ask('/readyz')).status).toBe(200)
  expect(await proxy.harm(upstream)).toEqual([])
})

test('T04: a wrong secret answers 503 and 100 reads cause one sign-in', async () => {
  upstream.onSignIn = (_call, res) => sendJsonAs(res, { detail: 'client-secret-4711' }, 401)
  const answers = await askMany(100)
  expect(statuses(answers)).toEqual([503])
  expect(Number(answers[0]?.headers['retry-after'])).toBeGreaterThanOrEqual(15)
  expect(answers[0]?.headers['www-authenticate']).toBeUndefined()
  expect(upstream.signIns).toHaveLength(1)
  expect(upstream.calls).toHaveLength(0)
  expect(proxy.said.join('\n')).not.toContain('client-secret-4711')
})

test('T05: a sign-in that hangs answers 30 reads in time with few sign-ins', async () => {
  upstream.onSignIn = () => undefined
  expect(statuses(await askMany(30))).toEqual([503])
  expect(upstream.signIns.length).toBeLessThanOrEqual(3)
  await waitFor(() => upstream.sockets.size === 0, 1000)
  upstream.behaveWell()
  await waitFor(() => proxy.app.ready(), 3000)
  expect(await proxy.harm(upstream)).toEqual([])
})

type Answer = [name: string, behave: (res: ServerResponse) => void]

const BAD_SIGN_INS: Answer[] = [
  ['HTML', (res) => res.end('<html></html>')],
  ['{}', (res) => sendJsonAs(res, {})],
  ['[]', (res) => sendJsonAs(res, [])],
  ['null', (res) => sendJsonAs(res, null)],
  ['nothing', (res) => res.end()],
  ['a token that is an object', (res) => sendJsonAs(res, { accessToken: {}, expiresIn: 60 })],
  ['a short token', (res) => sendJsonAs(res, { accessToken: 'short', expiresIn: 60 })],
  ['a token with a line break', (res) => sendJsonAs(res, { accessToken: 'abcdefgh\r\nX: y' })],
  ['204', (res) => res.writeHead(204).end()],
  ['a redirect', (res) => res.writeHead(307, { location: 'http://127.0.0.1:1/' }).end()],
  ['60 MB', (res) => res.end(Buffer.alloc(60 * 1024 * 1024, 0x20))],
]

test.each(BAD_SIGN_INS)(
  'T08: a sign-in that answers %s leads to 503 without any read',
  async (_name, behave) => {
    upstream.onSignIn = (_call, res) => behave(res)
    expect((await proxy.ask(READ)).status).toBe(503)
    expect((await proxy.ask(READ)).status).toBe(503)
    expect(upstream.calls).toHaveLength(0)
    expect(upstream.signIns.length).toBeLessThanOrEqual(2)
    upstream.behaveWell()
    await waitFor(() => proxy.app.ready(), 2000)
    expect(await proxy.harm(upstream)).toEqual([])
  },
)

test.each([0, -5, '3600', null, 1e99])('T08: expiresIn %j is survived', async (expiresIn) => {
  upstream.onSignIn = (_call, res) => upstream.grant(res, expiresIn)
  expect((await proxy.ask(READ)).status).toBe(200)
  expect((await proxy.ask(READ)).status).toBe(200)
  expect(upstream.signIns).toHaveLength(1)
  expect(await proxy.harm(upstream)).toEqual([])
})

test('T09: 401 for ever answers 502 without a challenge, and renewals rest', async () => {
  upstream.onRead = (_call, res) => {
    res.setHeader('www-authenticate', 'Bearer')
    sendJsonAs(res, {}, 401)
  }
  const answers = [await proxy.ask(READ), ...(await askMany(20))]
  expect(statuses(answers)).toEqual([502])
  expect(JSON.parse(answers[0]?.text ?? '')).toMatchObject({ code: 'upstream_auth' })
  expect(answers[0]?.headers['www-authenticate']).toBeUndefined()
  expect(upstream.signIns).toHaveLength(2)
  expect(await proxy.harm(upstream)).toEqual([])
})

test('T10: 403 makes one call and no renewal', async () => {
  upstream.onRead = (_call, res) => sendJsonAs(res, { detail: 'Traceback' }, 403)
  expect((await proxy.ask(READ)).status).toBe(403)
  expect(upstream.calls).toHaveLength(1)
  expect(upstream.signIns).toHaveLength(1)
  expect(await proxy.harm(upstream)).toEqual([])
})

test('T06: tokens that live 2 s are renewed early; no read fails and none is sent expired', async () => {
  let bornMs = 0
  const ages: number[] = []
  upstream.onSignIn = (_call, res) => {
    bornMs = performance.now()
    upstream.grant(res, 2)
  }
  const endMs = performance.now() + 4500
  while (performance.now() < endMs) {
    expect((await proxy.ask(READ)).status).toBe(200)
    ages.push(performance.now() - bornMs)
  }
  expect(Math.max(...ages)).toBeLessThan(2000)
  expect(upstream.signIns.length).toBeGreaterThanOrEqual(3)
  expect(upstream.signIns.length).toBeLessThanOrEqual(5)
  expect(upstream.calls.filter(({ headers }) => headers.authorization === undefined)).toEqual([])
}, 10_000)

test('K8: a changed secret file is picked up after a failed sign-in, without a restart', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'streamgauge-'))
  const file = join(folder, 'secret')
  writeFileSync(file, 'old\n')
  upstream.onSignIn = (call, res) => {
    if (call.body.includes('"secret":"new"')) upstream.grant(res)
    else sendJsonAs(res, {}, 500)
  }
  const env = { STREAMKAP_SECRET: '', STREAMKAP_SECRET_FILE: file }
  const patient = await startProxy(upstream.origin, { env })
  expect((await patient.ask(READ)).status).toBe(503)
  writeFileSync(file, 'new\n')
  await waitFor(() => patient.app.ready(), 3000)
  expect((await patient.ask(READ)).status).toBe(200)
  await patient.close()
  rmSync(folder, { recursive: true })
})

test('U29: a certificate that nobody vouches for gets no request, so no secret', async () => {
  const impostor = await startFakeUpstream({ tls: SELF_SIGNED })
  const lured = await startProxy(impostor.origin, { isStarted: false })
  process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = '0'
  const answer = await lured.ask(READ)
  delete process.env['NODE_TLS_REJECT_UNAUTHORIZED']
  expect([502, 503]).toContain(answer.status)
  expect(impostor.signIns).toHaveLength(0)
  expect(lured.logLines.join('\n')).toContain('DEPTH_ZERO_SELF_SIGNED_CERT')
  await lured.close()
  await impostor.close()
})
