import { expect, test } from 'vitest'
import { dig, openBench, TUESDAY_MS, type Bench } from './testing/ask.ts'

const GOOD = { client_id: 'simulated-client', secret: 'simulated-secret' }

async function signIn(bench: Bench): Promise<{ access: string; refresh: string }> {
  const body = await bench.post('/auth/access-token', GOOD)
  return { access: String(dig(body, 'accessToken')), refresh: String(dig(body, 'refreshToken')) }
}

async function statusWith(bench: Bench, token: string): Promise<number> {
  const headers = { authorization: `Bearer ${token}` }
  return (await bench.send('/auth/whoami', { headers })).status
}

test('the right pair gets a token that opens every read', async () => {
  const bench = openBench({ authorised: false })
  const { access } = await signIn(bench)
  expect(await statusWith(bench, access)).toBe(200)
})

test('a token answer has the four published fields, in seconds', async () => {
  const bench = openBench({ authorised: false, tokenLifeSec: 90 })
  const body = await bench.post('/auth/access-token', GOOD)
  expect(body).toEqual({
    accessToken: expect.stringMatching(/^\S{20,}$/),
    refreshToken: expect.any(String),
    expiresIn: 90,
    expires: 'Tue, 03 Mar 2026 10:18:53 GMT',
  })
})

test.each([
  ['a wrong secret', { ...GOOD, secret: 'no' }, 401],
  ['another client', { ...GOOD, client_id: 'no' }, 401],
  ['a missing secret', { client_id: 'simulated-client' }, 422],
  ['client_secret instead of secret', { client_id: 'simulated-client', client_secret: 'x' }, 422],
])('%s is refused with the published status', async (_, body, status) => {
  const bench = openBench({ authorised: false })
  const init = { method: 'POST', body: JSON.stringify(body) }
  expect((await bench.send('/auth/access-token', init)).status).toBe(status)
})

test.each([
  '/auth/whoami',
  '/sources',
  '/sources/metrics',
  '/destinations/metrics',
  '/pipelines',
  '/pipelines/67bca128e1519efb914e6b51/metrics',
])('%s without a token is 401', async (path) => {
  const response = await openBench({ authorised: false }).send(path)
  expect(response.status).toBe(401)
  expect(await response.json()).toEqual({ detail: 'Not authenticated' })
})

test('a token dies when its life is over', async () => {
  const bench = openBench({ authorised: false, tokenLifeSec: 5 })
  const { access } = await signIn(bench)
  bench.setNow(TUESDAY_MS + 4_999)
  expect(await statusWith(bench, access)).toBe(200)
  bench.setNow(TUESDAY_MS + 5_000)
  expect(await statusWith(bench, access)).toBe(401)
})

test('refreshing replaces both tokens', async () => {
  const bench = openBench({ authorised: false })
  const old = await signIn(bench)
  const body = await bench.post('/auth/access-token/refresh', { refresh_token: old.refresh })
  expect(await statusWith(bench, String(dig(body, 'accessToken')))).toBe(200)
  expect(await statusWith(bench, old.access)).toBe(401)
  const again = { method: 'POST', body: JSON.stringify({ refresh_token: old.refresh }) }
  expect((await bench.send('/auth/access-token/refresh', again)).status).toBe(401)
})

test('revoking makes every token worthless and leaves the credentials good', async () => {
  const bench = openBench({ authorised: false })
  const { access } = await signIn(bench)
  bench.simulator.revokeTokens()
  expect(await statusWith(bench, access)).toBe(401)
  expect(await statusWith(bench, (await signIn(bench)).access)).toBe(200)
})

test('a missing permission is 403 and named', async () => {
  const bench = openBench({ denied: ['read:destination_metrics'] })
  const response = await bench.send('/destinations/metrics')
  expect(response.status).toBe(403)
  expect(dig(await response.json(), 'detail')).toContain('read:destination_metrics')
  expect((await bench.send('/sources/metrics')).status).toBe(200)
})
