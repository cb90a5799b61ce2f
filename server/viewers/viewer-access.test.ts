import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { startFakeUpstream, type FakeUpstream } from '#server/testing/fake-upstream.ts'
import { startProxy, waitFor, type ProxyUnderTest } from '#server/testing/proxy-under-test.ts'

const READ = '/api/sources?page=1'
const ASSET = '/assets/index-DZ8aP0xy.js'
const FOR_VIEWERS = [
  '/',
  '/sources',
  ASSET,
  '/config.json',
  '/diagnostics.json',
  READ,
  '/api/users',
]
const PASSWORD = 'correct horse 4711'
const BASIC = { VIEWER_AUTH: 'basic', VIEWER_BASIC: `ann:${PASSWORD}\nbob:battery staple` }
const HEADER = { VIEWER_AUTH: 'header', TRUSTED_PROXIES: '127.0.0.1' }
const HTML = { accept: 'text/html' }

let upstream: FakeUpstream & { origin: string }
let proxy: ProxyUnderTest
let folder: string

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'streamgauge-'))
  mkdirSync(join(folder, 'assets'))
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>Streamgauge</title>')
  writeFileSync(join(folder, ASSET), 'export {}')
  upstream = await startFakeUpstream()
})

afterEach(async () => {
  await proxy.close()
  await upstream.close()
  rmSync(folder, { recursive: true })
})

async function start(env: Readonly<Record<string, string>>): Promise<void> {
  proxy = await startProxy(upstream.origin, { env, staticDir: folder })
  await waitFor(() => proxy.app.ready(), 10_000)
  expect(proxy.app.ready()).toBe(true)
}

function basic(credentials: string): Record<string, string> {
  return { authorization: `Basic ${Buffer.from(credentials).toString('base64')}` }
}

type HeaderLines = Readonly<Record<string, string | readonly string[]>>

async function statusesWith(headers: HeaderLines, paths = FOR_VIEWERS): Promise<readonly number[]> {
  const answers = []
  for (const path of paths)
    answers.push(await proxy.ask(path, { headers: { ...HTML, ...headers } }))
  return answers.map(({ status }) => status)
}

const each = (status: number, paths: readonly string[] = FOR_VIEWERS) => paths.map(() => status)

describe('basic', () => {
  test.each<[string, HeaderLines]>([
    ['nothing', {}],
    ['a wrong password', basic('ann:wrong horse')],
    ['the password of another', basic('ann:battery staple')],
    ['half of the password', basic('ann:correct')],
    ['an unknown user', basic(`eve:${PASSWORD}`)],
    ['an empty pair', basic(':')],
    ['a name without password', basic('ann')],
    ['no credentials', { authorization: 'Basic' }],
    ['broken credentials', { authorization: 'Basic ****' }],
    ['another scheme', { authorization: `Bearer ${PASSWORD}` }],
    [
      'a doubled header',
      { authorization: [basic(`ann:${PASSWORD}`)['authorization'] ?? '', 'Basic x'] },
    ],
    ['an identity header', { 'x-forwarded-user': 'ann' }],
    ['the agent of a health check', { 'user-agent': 'ELB-HealthChecker/2.0' }],
    ['the agent of another', { 'user-agent': 'GoogleHC/1.0', 'x-forwarded-for': '127.0.0.1' }],
  ])('E09: %s gets 401 with a challenge everywhere', async (_name, headers) => {
    await start(BASIC)
    expect(await statusesWith(headers)).toEqual(each(401))
    const refused = await proxy.ask(READ, { headers })
    expect(refused.headers['www-authenticate']).toBe('Basic realm="Streamgauge", charset="UTF-8"')
    expect(JSON.parse(refused.text)).toMatchObject({ status: 401, code: 'sign_in_needed' })
    expect(refused.text).not.toContain('Streamgauge<')
    expect(upstream.calls).toHaveLength(0)
  })

  test.each<[string, HeaderLines]>([
    [
      'by its script, as browsers say',
      { 'sec-fetch-dest': 'empty', 'sec-fetch-site': 'same-origin' },
    ],
    ['by its script, as it says itself', { 'x-requested-with': 'XMLHttpRequest' }],
  ])('M04: a read of the page %s gets a challenge without a dialog', async (_name, headers) => {
    await start(BASIC)
    const refused = await proxy.ask(READ, { headers })
    expect([refused.status, refused.headers['www-authenticate']]).toEqual([
      401,
      'xBasic realm="Streamgauge", charset="UTF-8"',
    ])
    const page = await proxy.ask('/', { headers: { ...HTML, 'sec-fetch-dest': 'document' } })
    expect(page.headers['www-authenticate']).toMatch(/^Basic /)
  })

  test('E09: the right pair opens everything, and the log names the user only', async () => {
    await start(BASIC)
    const ok = await statusesWith(basic(`ann:${PASSWORD}`), [
      '/',
      '/sources',
      ASSET,
      '/config.json',
      READ,
    ])
    expect(ok).toEqual([200, 200, 200, 200, 200])
    expect((await proxy.ask('/api/users', { headers: basic('bob:battery staple') })).status).toBe(
      404,
    )
    await waitFor(() => proxy.logLines.join().includes('"user":"bob"'), 10_000)
    const log = proxy.logLines.join('\n')
    expect(log).toContain('"user":"ann"')
    expect(log).toContain('"user":"bob"')
    expect(log).not.toContain('4711')
    expect(upstream.calls[0]?.headers.authorization).toBe(`Bearer ${upstream.token}`)
  })

  test('V5: only the exact health addresses are free of sign-in', async () => {
    await start(BASIC)
    for (const path of ['/healthz', '/readyz']) expect((await proxy.ask(path)).status).toBe(200)
    for (const target of [
      '/healthz/',
      '/healthz?x',
      '/healthz/..',
      '/healthz/../api/sources',
      '/healthz%2f..%2fapi/sources',
      '/%68ealthz',
      '/HEALTHZ',
      '//healthz',
      '/healthz;x',
      '/api/sources#/healthz',
      '/api/sources?/healthz',
      '/#/healthz',
      '/readyz/%2e%2e/',
      '/wall-login',
      '/wall-login.js',
    ]) {
      const answer = await proxy.ask(target, { headers: HTML })
      expect([target, answer.status]).toEqual([target, 401])
    }
    expect(upstream.calls).toHaveLength(0)
  })

  test('C10: a stored answer is for viewers only', async () => {
    await start(BASIC)
    expect((await proxy.ask(READ, { headers: basic(`ann:${PASSWORD}`) })).status).toBe(200)
    expect((await proxy.ask(READ)).status).toBe(401)
    const known = await proxy.ask(READ, { headers: { 'if-none-match': '*' } })
    expect(known.status).toBe(401)
  })

  test('a name that is tried too often is refused for a while, other names are not', async () => {
    await start(BASIC)
    const wrong = { headers: basic('ann:wrong horse') }
    let tries = 0
    while (tries < 500 && (await proxy.ask('/', wrong)).status === 401) tries += 1
    expect(tries).toBeGreaterThanOrEqual(60)
    const limited = await proxy.ask('/', { headers: basic(`ann:${PASSWORD}`) })
    expect(limited.status).toBe(429)
    expect(Number(limited.headers['retry-after'])).toBeGreaterThan(0)
    const other = { ...HTML, ...basic('bob:battery staple') }
    expect((await proxy.ask('/', { headers: other })).status).toBe(200)
  })
})

describe('header', () => {
  test('E10: the identity header of a trusted peer opens everything', async () => {
    await start(HEADER)
    const paths = ['/', ASSET, '/config.json', READ]
    expect(await statusesWith({ 'x-forwarded-user': 'ann@example.com' }, paths)).toEqual(
      each(200, paths),
    )
    await waitFor(() => proxy.logLines.join().includes('ann@example.com'), 10_000)
    expect(proxy.logLines.join('\n')).toContain('"user":"ann@example.com"')
  })

  test('E10: from a peer that is not trusted it counts for nothing', async () => {
    await start({ VIEWER_AUTH: 'header', TRUSTED_PROXIES: '10.0.0.0/8' })
    const claimed = { 'x-forwarded-user': 'ann', 'x-forwarded-for': '10.0.0.1' }
    expect(await statusesWith(claimed)).toEqual(each(401))
    expect(upstream.calls).toHaveLength(0)
  })

  test.each<[string, HeaderLines]>([
    ['missing', {}],
    ['empty', { 'x-forwarded-user': '' }],
    ['blank', { 'x-forwarded-user': '  ' }],
    ['of two words', { 'x-forwarded-user': 'ann root' }],
    ['doubled', { 'x-forwarded-user': ['ann', 'root'] }],
    ['doubled by a comma', { 'x-forwarded-user': 'ann,root' }],
    ['spelled with underscores', { x_forwarded_user: 'ann' }],
    ['spelled with one underscore', { 'x-forwarded_user': 'ann' }],
    ['right, beside an underscored twin', { 'x-forwarded-user': 'ann', x_forwarded_user: 'root' }],
    ['another one', { 'x-forwarded-email': 'ann' }],
  ])('E10: an identity header that is %s gets 401', async (_name, headers) => {
    await start(HEADER)
    const refused = await proxy.ask(READ, { headers })
    expect([refused.status, refused.headers['www-authenticate']]).toEqual([
      401,
      'Header realm="Streamgauge"',
    ])
    expect(upstream.calls).toHaveLength(0)
  })

  test('E10: a blank in the name of the header is no HTTP', async () => {
    await start(HEADER)
    for (const line of ['X-Forwarded-User : root', 'X Forwarded User: root']) {
      const text = await proxy.askRaw(`GET ${READ} HTTP/1.1\r\nHost: localhost\r\n${line}\r\n\r\n`)
      expect(text).toMatch(/^HTTP\/1\.1 400 /)
    }
  })

  test('a name is made safe and short before it is logged', async () => {
    await start(HEADER)
    const name = Buffer.from(`zoë"\\<b>${'x'.repeat(100)}`).toString('latin1')
    expect((await proxy.ask(READ, { headers: { 'x-forwarded-user': name } })).status).toBe(200)
    await waitFor(() => proxy.logLines.join().includes('zoë'), 10_000)
    expect(proxy.logLines.join('\n')).toContain(`"user":"zoë___b_${'x'.repeat(56)}"`)
  })
})

test('E14: 400 requests with made-up forwarding headers are one client, and limited', async () => {
  await start({ RATE_LIMIT_RPS: '5' })
  const statuses = []
  for (let i = 0; i < 400; i += 1) {
    const madeUp = {
      'x-forwarded-for': `203.0.113.${i % 250}`,
      forwarded: `for=203.0.113.${i % 250}`,
    }
    statuses.push((await proxy.ask(READ, { headers: madeUp })).status)
  }
  expect(statuses).toContain(429)
  await waitFor(() => proxy.logLines.length > 400, 10_000)
  expect(proxy.logLines.join('\n')).not.toContain('203.0.113.')
})

test('behind a trusted proxy the log names the viewer’s address', async () => {
  await start({ TRUSTED_PROXIES: '127.0.0.1' })
  await proxy.ask(READ, { headers: { 'x-forwarded-for': '1.1.1.1, 198.51.100.9' } })
  await waitFor(() => proxy.logLines.join().includes('198.51.100.9'), 10_000)
  expect(proxy.logLines.join('\n')).toContain('"client":"198.51.100.9"')
})
