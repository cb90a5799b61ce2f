import { createServer } from 'node:http'
import { generateKeyPair, SignJWT, type CryptoKey } from 'jose'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { AUDIENCE, ISSUER, startFakeIssuer, type FakeIssuer } from '#server/testing/fake-issuer.ts'
import { expectProblem, freshRead } from './problems.ts'
import { bytesOf, plainRequest, statusOf } from './raw-requests.ts'
import { own, shared } from './scene.ts'

vi.setConfig({ testTimeout: 60_000 })

const READ = '/api/sources/metrics?time_type=latest'
const AS_BROWSER = { accept: 'text/html,*/*' }
/** Page, asset, settings of the page, reads: everything but health and readiness. */
const GUARDED = [
  '/',
  '/pipelines',
  '/assets/index-DZ8aP0xy.js',
  '/config.json',
  '/api/sources',
  READ,
]

function basic(pair: string): string {
  return `Basic ${Buffer.from(pair).toString('base64')}`
}

const ANNA = { authorization: basic('anna:correct-horse-9') }
const inBasic = shared({
  env: { VIEWER_AUTH: 'basic', VIEWER_BASIC: 'anna:correct-horse-9\nbert:with:colon-10' },
  headers: ANNA,
})

const NOT_SIGNED_IN: readonly Record<string, string>[] = [
  {},
  { authorization: basic('anna:wrong-horse-9') },
  { authorization: basic('anna:correct-horse-') },
  { authorization: basic('anna:correct-horse-99') },
  { authorization: basic('anna:') },
  { authorization: basic(':') },
  { authorization: basic('anna') },
  { authorization: basic('nobody:correct-horse-9') },
  { authorization: basic('bert:correct-horse-9') },
  { authorization: basic('Anna:correct-horse-9') },
  { authorization: 'Basic' },
  { authorization: 'Basic !!!' },
  { authorization: 'Basic anna:correct-horse-9' },
  { authorization: ANNA.authorization.replace('Basic', 'Bearer') },
  { authorization: ANNA.authorization.replace('Basic', 'Digest') },
  { authorization: `${ANNA.authorization}, ${ANNA.authorization}` },
  { authorization: '' },
  { 'proxy-authorization': ANNA.authorization },
  { 'x-forwarded-user': 'anna' },
  { 'x-forwarded-email': 'anna@example.com', 'x-auth-request-user': 'anna' },
  { 'x-original-url': '/healthz', 'x-forwarded-uri': '/healthz' },
  { 'user-agent': 'kube-probe/1.33' },
  { 'user-agent': 'ELB-HealthChecker/2.0' },
  { 'user-agent': 'GoogleHC/1.0' },
  { cookie: 'session=anna' },
]

test(
  'E09 without the right name and password neither page nor data is shown',
  inBasic(async ({ proxy, api }) => {
    for (const path of GUARDED) {
      for (const headers of [{}, { authorization: basic('anna:wrong') }]) {
        const answer = await proxy.ask(path, { headers: { ...AS_BROWSER, ...headers } })
        expect([path, answer.status]).toEqual([path, 401])
        expect(answer.headers['www-authenticate']).toMatch(/^Basic realm=/)
        expect(answer.text).not.toContain('<title>')
      }
    }
    for (const headers of NOT_SIGNED_IN) {
      const answer = await proxy.ask(READ, { headers })
      expect([headers, answer.status]).toEqual([headers, 401])
    }
    expect(api.requestCount).toBe(0)
  }),
)

test(
  'E09 only health and readiness are open, and no spelling of them opens more',
  inBasic(async ({ proxy, api }) => {
    for (const path of ['/healthz', '/readyz']) expect((await proxy.ask(path)).status).toBe(200)
    for (const target of [
      '/api/sources#/healthz',
      '/#/healthz',
      '/api/sources?/healthz',
      '/api/sources?x=/healthz',
      '/healthz/../api/sources',
      '/healthz/..',
      '/healthz/../',
      '/healthz/',
      '/healthz%2f..%2fapi/sources',
      '/healthz%2f..',
      '/healthz;/../api/sources',
      '/healthz//api/sources',
      '/%68ealthz/../api/sources',
      '//healthz/api/sources',
      '/readyz/../index.html',
      '/api/healthz',
      '/HEALTHZ',
    ]) {
      const received = await proxy.askRaw(
        plainRequest(`GET ${target} HTTP/1.1`, 'Accept: text/html'),
      )
      expect([400, 401, 404], `${target} got ${received}`).toContain(statusOf(received))
      expect(received).not.toMatch(/<title>|"result"/)
    }
    expect(api.requestCount).toBe(0)
  }),
)

test(
  'E09 the right name and password open page and data, and appear nowhere',
  inBasic(async ({ proxy, api }) => {
    for (const pair of ['anna:correct-horse-9', 'bert:with:colon-10']) {
      for (const path of GUARDED) {
        const headers = { ...AS_BROWSER, authorization: basic(pair) }
        expect([path, (await proxy.ask(path, { headers })).status]).toEqual([path, 200])
      }
    }
    expect(api.reads.length).toBeGreaterThan(0)
    expect(JSON.stringify(api.reads)).not.toContain(ANNA.authorization)
    expect(proxy.said).not.toMatch(/correct-horse|with:colon/)
    expect(proxy.said).not.toContain(ANNA.authorization.slice('Basic '.length))
  }),
)

const HEADER_AUTH = { VIEWER_AUTH: 'header' }
const USER = { 'x-forwarded-user': 'anna@example.com' }
const inTrusted = shared({
  env: { ...HEADER_AUTH, TRUSTED_PROXIES: '127.0.0.1/32,::1' },
  headers: USER,
})

test(
  'E10 an identity header of a trusted peer lets in',
  inTrusted(async ({ proxy }) => {
    for (const path of GUARDED) {
      const { status } = await proxy.ask(path, { headers: { ...AS_BROWSER, ...USER } })
      expect([path, status]).toEqual([path, 200])
    }
  }),
)

test(
  'E10 an identity header that is missing, empty, doubled or oddly spelt does not count',
  inTrusted(async ({ proxy, api }) => {
    for (const lines of [
      [],
      ['X-Forwarded-User:'],
      ['X-Forwarded-User:    '],
      ['X_Forwarded_User: anna'],
      ['X-Forwarded_User: anna'],
      ['X-Forwarded-User : anna'],
      ['X-Forwarded-User\t: anna'],
      ['X-Forwarded-User: anna', 'X-Forwarded-User: root'],
      ['X-Forwarded-User: anna', 'X-Forwarded-User: anna'],
      ['X-Forwarded-User: anna', 'X-Forwarded-User:'],
      ['X-Forwarded-Users: anna'],
      ['X-Forwarded-Email: anna'],
      [`Authorization: ${ANNA.authorization}`],
    ]) {
      const head = [`GET ${READ} HTTP/1.1`, 'Host: localhost', ...lines, 'Connection: close']
      const received = await proxy.askRaw(bytesOf(head))
      expect([400, 401], `${lines.join()} got ${received}`).toContain(statusOf(received))
    }
    expect(api.requestCount).toBe(0)
  }),
)

test(
  'E10 the same header of an untrusted peer does not count',
  own(
    { env: { ...HEADER_AUTH, TRUSTED_PROXIES: '10.0.0.0/8' }, afterwards: 'none' },
    async ({ proxy, api }) => {
      const forged = { ...USER, 'x-forwarded-for': '10.0.0.1', forwarded: 'for=10.0.0.1' }
      for (const path of GUARDED) {
        for (const headers of [USER, forged]) {
          const answer = await proxy.ask(path, { headers: { ...AS_BROWSER, ...headers } })
          expect([path, answer.status]).toEqual([path, 401])
        }
      }
      expect(api.reads).toHaveLength(0)
    },
  ),
)

const ASSERTION = 'Cf-Access-Jwt-Assertion'
let issuer: FakeIssuer
let other: CryptoKey
let jkuVisits = 0
const jku = createServer((_req, res) => {
  jkuVisits += 1
  issuer.sendKeys(res)
})

beforeAll(async () => {
  issuer = await startFakeIssuer()
  other = (await generateKeyPair('ES256')).privateKey
  await new Promise<void>((resolve) => {
    jku.listen(0, '127.0.0.1', resolve)
  })
})

afterAll(async () => {
  await issuer.close()
  jku.close()
})

const HOUR_S = 3600
const nowS = (): number => Math.floor(Date.now() / 1000)
const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url')

function tampered(good: string): string {
  const [head = '', payload = '', signature = ''] = good.split('.')
  const claims: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString())
  return [head, encode(Object.assign({}, claims, { email: 'root@example.com' })), signature].join(
    '.',
  )
}

function unsigned(): string {
  const claims = { iss: ISSUER, aud: AUDIENCE, exp: nowS() + HOUR_S, email: 'root@example.com' }
  return `${encode({ alg: 'none', typ: 'JWT' })}.${encode(claims)}.`
}

async function signedWithPublicKey(): Promise<string> {
  const key = new TextEncoder().encode(await issuer.publicKeyPem())
  return new SignJWT({ email: 'root@example.com' })
    .setProtectedHeader({ alg: 'HS256', kid: 'key-1' })
    .setIssuer(ISSUER)
    .setAudience(AUDIENCE)
    .setExpirationTime('1h')
    .sign(key)
}

function jkuHeader(): Readonly<Record<string, string>> {
  const address = jku.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return { jku: `http://127.0.0.1:${port}/certs`, kid: 'elsewhere' }
}

/** Every assertion but the last is bad; the last is good and stands beside a second one. */
async function badAssertions(): Promise<
  readonly (readonly [what: string, headers: Record<string, string | string[]>])[]
> {
  const good = await issuer.sign()
  const single: readonly (readonly [string, string])[] = [
    ['garbage', 'garbage'],
    ['three dots', 'a.b.c'],
    ['empty', ''],
    ['expired', await issuer.sign({ exp: nowS() - HOUR_S })],
    ['no expiry', await issuer.sign({ exp: undefined })],
    ['not yet', await issuer.sign({ nbf: nowS() + HOUR_S })],
    ['wrong audience', await issuer.sign({ aud: 'another' })],
    ['no audience', await issuer.sign({ aud: undefined })],
    ['wrong issuer', await issuer.sign({ iss: 'https://evil.example' })],
    ['no issuer', await issuer.sign({ iss: undefined })],
    ['alg none', unsigned()],
    ['HS256 with the public key', await signedWithPublicKey()],
    ['another key', await issuer.sign({}, {}, other)],
    ['an unknown kid', await issuer.sign({}, { kid: 'unknown' }, other)],
    ['an embedded key', await issuer.sign({}, { jwk: issuer.publicKey, kid: 'mine' }, other)],
    ['a jku', await issuer.sign({}, jkuHeader(), other)],
    ['tampered', tampered(good)],
    ['without its signature', good.slice(0, good.lastIndexOf('.') + 1)],
  ]
  return [
    ['missing', {}],
    ['another header', { authorization: `Bearer ${good}` }],
    ...single.map(([what, assertion]) => [what, { [ASSERTION]: assertion }] as const),
    ['two', { [ASSERTION]: [good, good] }],
  ]
}

test('E17 no assertion but a good one lets in, and unknown keys are not fetched for each', async () => {
  const env = {
    VIEWER_AUTH: 'jwt',
    VIEWER_JWT_HEADER: ASSERTION,
    VIEWER_JWT_JWKS_URL: issuer.keySetUrl,
    VIEWER_JWT_ISSUER: ISSUER,
    VIEWER_JWT_AUDIENCE: AUDIENCE,
  }
  const headers = { [ASSERTION]: await issuer.sign() }
  await own({ env, headers }, async ({ proxy, api }) => {
    expect((await proxy.ask(freshRead(), { headers })).status).toBe(200)
    expect((await proxy.ask('/', { headers: { ...AS_BROWSER, ...headers } })).status).toBe(200)
    api.forget()
    for (const [what, bad] of await badAssertions()) {
      const answer = await proxy.ask(READ, { headers: bad })
      expect([what, answer.status]).toEqual([what, 401])
      expectProblem(answer, 401)
    }
    expect((await proxy.ask('/', { headers: AS_BROWSER })).status).toBe(401)
    for (let round = 0; round < 40; round += 1) {
      const assertion = await issuer.sign({}, { kid: `unknown-${round}` }, other)
      const { status } = await proxy.ask(READ, { headers: { [ASSERTION]: assertion } })
      expect([round, status]).toEqual([round, 401])
    }
    expect(api.requestCount).toBe(0)
    expect(issuer.fetches.length).toBeLessThanOrEqual(10)
    expect(jkuVisits).toBe(0)
    expect((await proxy.ask(freshRead(), { headers })).status).toBe(200)
    expect(proxy.said).not.toContain(headers[ASSERTION])
  })()
})
