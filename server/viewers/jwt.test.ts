import { base64url, exportJWK, generateKeyPair, SignJWT } from 'jose'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { AUDIENCE, ISSUER, startFakeIssuer, type FakeIssuer } from '#server/testing/fake-issuer.ts'
import { startFakeUpstream, type FakeUpstream } from '#server/testing/fake-upstream.ts'
import { startProxy, waitFor, type ProxyUnderTest } from '#server/testing/proxy-under-test.ts'
import type { Received } from '#server/testing/raw-http.ts'

const READ = '/api/sources?page=1'
const HEADER = 'Cf-Access-Jwt-Assertion'

let upstream: FakeUpstream & { origin: string }
let issuer: FakeIssuer
let proxy: ProxyUnderTest

beforeEach(async () => {
  upstream = await startFakeUpstream()
  issuer = await startFakeIssuer()
  proxy = await startProxy(upstream.origin, { env: issuer.env })
  await waitFor(() => proxy.app.ready(), 10_000)
})

afterEach(async () => {
  await proxy.close()
  await upstream.close()
  await issuer.close()
})

function readWith(assertion: string | readonly string[], header = HEADER): Promise<Received> {
  return proxy.ask(READ, { headers: { [header]: assertion } })
}

const secondsFromNow = (seconds: number) => Math.floor(Date.now() / 1000) + seconds

/** A new key pair that the issuer knows nothing of. */
const otherKeys = () => generateKeyPair('ES256', { extractable: true })

function encoded(value: object): string {
  return base64url.encode(JSON.stringify(value))
}

const BAD: Readonly<Record<string, () => Promise<string | readonly string[]>>> = {
  'an empty one': async () => '',
  garbage: async () => 'garbage',
  'three parts of garbage': async () => 'a.b.c',
  'expired an hour ago': () => issuer.sign({ exp: secondsFromNow(-3600) }),
  'expired ten seconds ago': () => issuer.sign({ exp: secondsFromNow(-10) }),
  'without an end': () => issuer.sign({ exp: undefined }),
  'with a text as its end': () => issuer.sign({ exp: String(secondsFromNow(600)) }),
  'not valid yet': () => issuer.sign({ nbf: secondsFromNow(600) }),
  'for another audience': () => issuer.sign({ aud: 'another' }),
  'without an audience': () => issuer.sign({ aud: undefined }),
  'of another issuer': () => issuer.sign({ iss: 'https://issuer.example.evil' }),
  'without an issuer': () => issuer.sign({ iss: undefined }),
  'not signed': async () =>
    `${encoded({ alg: 'none' })}.${encoded({ iss: ISSUER, aud: AUDIENCE, exp: secondsFromNow(600) })}.`,
  'signed with the public key as a secret': async () => {
    const secret = new TextEncoder().encode(await issuer.publicKeyPem())
    return new SignJWT({ iss: ISSUER, aud: AUDIENCE, exp: secondsFromNow(600) })
      .setProtectedHeader({ alg: 'HS256', kid: 'key-1' })
      .sign(secret)
  },
  'signed with another key': async () => issuer.sign({}, {}, (await otherKeys()).privateKey),
  'with an unknown kid': async () => issuer.sign({}, { kid: 'other' }),
  'with an embedded key': async () => {
    const { publicKey, privateKey } = await otherKeys()
    return issuer.sign({}, { kid: undefined, jwk: await exportJWK(publicKey) }, privateKey)
  },
  'with its own key embedded': () => issuer.sign({}, { jwk: issuer.publicKey }),
  'with an address of keys': () =>
    issuer.sign({}, { jku: issuer.keySetUrl.replace('certs', 'evil') }),
  'with an address of certificates': () => issuer.sign({}, { x5u: issuer.keySetUrl }),
  tampered: async () => {
    const [header, , signature] = (await issuer.sign()).split('.')
    const claims = { iss: ISSUER, aud: AUDIENCE, exp: secondsFromNow(600), email: 'root' }
    return `${header}.${encoded(claims)}.${signature}`
  },
  'two of them': async () => [await issuer.sign(), await issuer.sign()],
  'two in one': async () => `${await issuer.sign()}, ${await issuer.sign()}`,
}

test.each(Object.keys(BAD))('E17: an assertion %s gets 401', async (name) => {
  const good = await issuer.sign()
  expect((await readWith(good)).status).toBe(200)
  const calls = upstream.calls.length
  const refused = await readWith((await BAD[name]?.()) ?? '')
  expect(refused.status).toBe(401)
  expect(refused.headers['www-authenticate']).toBe('Bearer realm="Streamgauge"')
  expect(JSON.parse(refused.text)).toMatchObject({ code: 'sign_in_needed' })
  expect(upstream.calls).toHaveLength(calls)
  expect((await readWith(good)).status).toBe(200)
  expect(issuer.fetches).toEqual(['/certs'])
})

test('E17: without an assertion, or under another name, there is nothing to see', async () => {
  const good = await issuer.sign()
  for (const path of ['/', '/config.json', READ]) expect((await proxy.ask(path)).status).toBe(401)
  expect((await readWith(good, 'X-Assertion')).status).toBe(401)
  expect((await readWith(good, 'cf_access_jwt_assertion')).status).toBe(401)
  expect(issuer.fetches).toEqual([])
})

test('E17: 40 unknown kids cause no fetch each', async () => {
  const good = await issuer.sign()
  expect((await readWith(good)).status).toBe(200)
  for (let i = 0; i < 40; i += 1) {
    expect((await readWith(await issuer.sign({}, { kid: `unknown-${i}` }))).status).toBe(401)
  }
  expect(issuer.fetches.length).toBeLessThanOrEqual(10)
  expect((await readWith(good)).status).toBe(200)
})

test.each([
  ['ES256', 200],
  ['RS256', 200],
  ['PS256', 200],
  ['EdDSA', 200],
  ['ES384', 401],
  ['RS512', 401],
])('an assertion signed with %s by a key of the set gets %i', async (alg, status) => {
  const other = await startFakeIssuer(alg)
  const second = await startProxy(upstream.origin, { env: other.env })
  const answer = await second.ask(READ, { headers: { [HEADER]: await other.sign() } })
  await second.close()
  await other.close()
  expect(answer.status).toBe(status)
})

test('an assertion may follow Bearer, be for several audiences and begin in a moment', async () => {
  const assertion = await issuer.sign({ aud: ['another', AUDIENCE], nbf: secondsFromNow(3) })
  expect((await readWith(`Bearer ${assertion}`)).status).toBe(200)
})

test.each([
  [{ aud: 'another' }, 'ERR_JWT_CLAIM_VALIDATION_FAILED aud'],
  [{ exp: 1 }, 'ERR_JWT_EXPIRED'],
])('the log says why %j was refused', async (claims, reason) => {
  await readWith(await issuer.sign(claims))
  await waitFor(() => proxy.logLines.join().includes('sign_in_needed'), 10_000)
  expect(proxy.logLines.join('\n')).toContain(`"reason":"${reason}"`)
})

test('the log names the person and never the assertion', async () => {
  const assertion = await issuer.sign()
  await readWith(assertion)
  await readWith(await issuer.sign({ email: undefined, sub: 'subject-7' }))
  await waitFor(() => proxy.logLines.join().includes('subject-7'), 10_000)
  const log = proxy.logLines.join('\n')
  expect(log).toContain('"user":"ann@example.com"')
  expect(log).toContain('"user":"subject-7"')
  expect(log).not.toContain(assertion.slice(0, 30))
})

test.each<[string, () => void]>([
  ['answers 500', () => (issuer.onFetch = (res) => void res.writeHead(500).end())],
  [
    'sends people elsewhere',
    () => (issuer.onFetch = (res) => void res.writeHead(302, { location: '/other' }).end()),
  ],
  ['is a web page', () => (issuer.onFetch = (res) => void res.end('<html>'))],
  ['is JSON but no key set', () => (issuer.onFetch = (res) => void res.end('{"keys":"none"}'))],
  [
    'never ends',
    () => (issuer.onFetch = (res) => void res.write(`{"keys":[],"x":"${'x'.repeat(300_000)}`)),
  ],
])('a key set that %s: 503, one fetch, and no key from elsewhere', async (_name, breakIt) => {
  breakIt()
  const good = await issuer.sign()
  for (let i = 0; i < 20; i += 1) {
    const answer = await readWith(good)
    expect([answer.status, answer.headers['retry-after']]).toEqual([503, '5'])
    expect(JSON.parse(answer.text)).toMatchObject({ code: 'sign_in_keys_unavailable' })
  }
  // A slow machine may take longer than the rest between two fetches.
  expect(issuer.fetches.length).toBeLessThan(5)
  expect(new Set(issuer.fetches)).toEqual(new Set(['/certs']))
  expect(upstream.calls).toHaveLength(0)
})
