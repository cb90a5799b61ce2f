import { afterEach, beforeEach, expect, test } from 'vitest'
import { SECRETS, startFakeUpstream, type FakeUpstream } from '#server/testing/fake-upstream.ts'
import { startProxy, waitFor, type ProxyUnderTest } from '#server/testing/proxy-under-test.ts'

/* What the proxy tells people about itself: at `/diagnostics.json`, in headers, and in its log. */

const READ = '/api/pipelines/67bca128e1519efb914e6b51/metrics'
const ADDRESS = '/diagnostics.json'

let upstream: FakeUpstream & { origin: string }
let proxy: ProxyUnderTest

beforeEach(async () => {
  upstream = await startFakeUpstream()
  proxy = await startProxy(upstream.origin, { env: { UPSTREAM_BUDGET_PER_MIN: '120' } })
  await waitFor(() => proxy.app.ready(), 10_000)
})

afterEach(async () => {
  await proxy.close()
  await upstream.close()
})

async function diagnostics() {
  return JSON.parse((await proxy.ask(ADDRESS)).text)
}

test('it tells the proxy’s work as it was, and no secret, id or query', async () => {
  await proxy.ask(READ)
  await proxy.ask(READ)
  await proxy.ask('/api/sources?partial_name=quoted-4711')
  await expect.poll(async () => (await diagnostics()).cache.lastFiveMinutes.reads).toBe(3)
  const told = await diagnostics()
  expect(told).toMatchObject({
    mode: 'live',
    apiHost: new URL(upstream.origin).host,
    isReady: true,
    upstream: {
      callsLastMinute: 3,
      budgetPerMinute: 120,
      running: 0,
      breaker: 'closed',
      pausedForMs: null,
      lastFiveMinutes: { calls: 2, failed: 0, byOutcome: { ok: 2 } },
    },
    cache: { storedAnswers: 2, lastFiveMinutes: { byOutcome: { miss: 2, hit: 1 } } },
    token: { renewals: 1, failures: 0, lastFailure: null },
  })
  expect(told.token.expiresInMs).toBeGreaterThan(3_000_000)
  expect(told.cache.lastFiveMinutes.hitRate).toBeCloseTo(1 / 3)
  const text = JSON.stringify(told)
  const leaked = [...SECRETS, '67bca128', 'quoted-4711'].filter((each) => text.includes(each))
  expect(leaked).toEqual([])
})

test('a failing API shows in it by kind, a stopping proxy as not ready', async () => {
  upstream.onRead = (_call, res) => res.writeHead(500).end()
  await proxy.ask(READ)
  await expect
    .poll(async () => (await diagnostics()).upstream.lastFiveMinutes)
    .toMatchObject({ calls: 1, failed: 1, byOutcome: { status_500: 1 } })
  proxy.app.stop()
  expect(await diagnostics()).toMatchObject({ isReady: false })
})

test('it is never stored, and told to the own page under a known name only', async () => {
  const { status, headers } = await proxy.ask(ADDRESS)
  expect(status).toBe(200)
  expect(headers['cache-control']).toBe('no-store')
  const asked = [
    proxy.ask(ADDRESS, { headers: { origin: 'https://elsewhere.example' } }),
    proxy.ask(ADDRESS, { headers: { 'sec-fetch-site': 'cross-site' } }),
    proxy.ask(ADDRESS, { headers: { host: 'elsewhere.example' } }),
    proxy.ask(ADDRESS, { method: 'POST' }),
    proxy.ask(`${ADDRESS}/`),
  ]
  const answers = await Promise.all(asked)
  expect(answers.map((answer) => answer.status)).toEqual([403, 403, 421, 405, 404])
})

test.each([READ, '/config.json', ADDRESS])('%s says when it was sent, in ms', async (path) => {
  const beforeMs = Date.now()
  const { headers } = await proxy.ask(path)
  const sentMs = Number(headers['x-server-time-ms'])
  expect(sentMs).toBeGreaterThanOrEqual(beforeMs)
  expect(sentMs).toBeLessThanOrEqual(Date.now())
})

test('an answer out of the store, and a 304, say when they were sent, not when they were made', async () => {
  const first = await proxy.ask(READ)
  const betweenMs = Date.now()
  const etag = String(first.headers.etag)
  const unchanged = await proxy.ask(READ, { headers: { 'if-none-match': etag } })
  expect(unchanged.status).toBe(304)
  expect(Number(unchanged.headers['x-server-time-ms'])).toBeGreaterThanOrEqual(betweenMs)
})

test('O2: the log line of a read holds all that is needed and nothing that is not', async () => {
  await proxy.ask(`${READ}?time_type=latest`)
  await proxy.ask(`${READ}?time_type=latest`)
  await expect.poll(() => reads().length).toBe(2)
  const [first, second] = reads().map((line) => JSON.parse(line))
  expect(Object.keys(first).toSorted()).toEqual(
    'cache client level method ms msg requestId route status time'.split(' '),
  )
  expect(first).toMatchObject({
    level: 'info',
    msg: 'request',
    method: 'GET',
    route: '/api/pipelines/{id}/metrics',
    status: 200,
    client: '127.0.0.1',
    cache: 'miss',
  })
  expect(second).toMatchObject({ cache: 'hit' })
  expect(Date.parse(first.time)).toBeGreaterThan(Date.UTC(2020, 0))
})

function reads(): readonly string[] {
  return proxy.logLines.filter((line) => line.includes('/api/pipelines'))
}
