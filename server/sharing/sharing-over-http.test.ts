import { request } from 'node:http'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { sendJsonAs, startFakeUpstream, type FakeUpstream } from '#server/testing/fake-upstream.ts'
import { startProxy, waitFor, type ProxyUnderTest } from '#server/testing/proxy-under-test.ts'

const READ = '/api/sources/metrics?time_type=latest'
const LARGE = {
  connector_metrics: Object.fromEntries(
    Array.from({ length: 300 }, (_, index) => [`source-${index}`, { latest: { latency: index } }]),
  ),
}

let upstream: FakeUpstream & { origin: string }
let proxy: ProxyUnderTest

beforeEach(async () => {
  upstream = await startFakeUpstream()
  proxy = await startProxy(upstream.origin, { env: { RATE_LIMIT_RPS: '0' } })
})

afterEach(async () => {
  await proxy.close()
  await upstream.close()
})

/** Status, headers and the bytes as they came over the wire. */
function bytesOf(headers: Readonly<Record<string, string>>): Promise<{
  readonly status: number
  readonly headers: Readonly<Record<string, unknown>>
  readonly bytes: Buffer
}> {
  return new Promise((resolve, reject) => {
    const req = request({ port: proxy.port, path: READ, headers, agent: false }, (res) => {
      const chunks: Buffer[] = []
      res.on('data', (chunk: Buffer) => chunks.push(chunk))
      res.on('end', () => {
        resolve({ status: res.statusCode ?? 0, headers: res.headers, bytes: Buffer.concat(chunks) })
      })
    })
    req.on('error', reject).end()
  })
}

test('C8: every viewer gets the best packing it takes, of the same text', async () => {
  upstream.onRead = (_call, res) => sendJsonAs(res, LARGE)
  const text = JSON.stringify(LARGE)
  const plain = await bytesOf({})
  const brotli = await bytesOf({ 'accept-encoding': 'gzip, deflate, br' })
  const gzip = await bytesOf({ 'accept-encoding': 'br;q=0, gzip;q=0.5' })
  const refused = await bytesOf({ 'accept-encoding': 'br;q=0, gzip;q=0.000' })
  expect(plain.bytes.toString()).toBe(text)
  expect(refused.bytes.toString()).toBe(text)
  expect([plain, brotli, gzip, refused].map(({ headers }) => headers['content-encoding'])).toEqual([
    undefined,
    'br',
    'gzip',
    undefined,
  ])
  expect(brotliDecompressSync(brotli.bytes).toString()).toBe(text)
  expect(gunzipSync(gzip.bytes).toString()).toBe(text)
  for (const answer of [brotli, gzip]) {
    expect(answer.bytes.length).toBeLessThan((text.length * 2) / 3)
    expect(answer.headers['content-length']).toBe(String(answer.bytes.length))
    expect(answer.headers['vary']).toBe('Accept-Encoding')
  }
  expect(upstream.calls).toHaveLength(1)
})

test('C9: the tag of any packing gives 304, in whichever packing it is asked again', async () => {
  upstream.onRead = (_call, res) => sendJsonAs(res, LARGE)
  const brotli = await bytesOf({ 'accept-encoding': 'br' })
  const etag = String(brotli.headers['etag'])
  expect(etag).toMatch(/-br"$/)
  const again = await bytesOf({ 'accept-encoding': 'gzip', 'if-none-match': etag })
  expect([again.status, again.bytes.length, again.headers['etag']]).toEqual([304, 0, etag])
  const other = await bytesOf({ 'if-none-match': '"another"' })
  expect(other.status).toBe(200)
})

test('an answer says how it came: by a call, then from the store', async () => {
  const first = await proxy.ask(READ)
  const second = await proxy.ask(READ)
  expect(first.headers['cache-status']).toMatch(
    /^streamkap-proxy; fwd=uri-miss; fwd-status=200; stored; ttl=(?:10|9)$/,
  )
  expect(second.headers['cache-status']).toMatch(/^streamkap-proxy; hit; ttl=\d$/)
  expect(second.headers['last-modified']).toBe(first.headers['last-modified'])
  await waitFor(() => proxy.logLines.filter((line) => line.includes('"request"')).length >= 2, 2000)
  const states = proxy.logLines.flatMap((line) => /"cache":"(\w+)"/.exec(line)?.[1] ?? [])
  expect(states).toEqual(['miss', 'hit'])
})

test('D03: order of parameters, order and doubles of ids are the same read', async () => {
  const spellings = ['time_type=latest&ids=b,a,b', 'ids=a,b&time_type=latest']
  for (const query of spellings) await proxy.ask(`/api/sources/metrics?${query}`)
  expect(upstream.calls.map(({ url }) => url)).toEqual([
    '/sources/metrics?ids=a%2Cb&time_type=latest',
  ])
  const headers = { 'content-type': 'application/json' }
  for (const ids of [
    ['b', 'a'],
    ['a', 'b', 'a'],
    ['a', 'c'],
  ]) {
    const body = JSON.stringify({ ids })
    await proxy.ask('/api/sources/metrics', { method: 'POST', headers, body })
  }
  expect(upstream.calls.slice(1).map(({ body }) => body)).toEqual([
    '{"ids":["a","b"]}',
    '{"ids":["a","c"]}',
  ])
})

test('C22: one client with many views keeps to the connections and to its limit', async () => {
  const bounded = await startProxy(upstream.origin, {
    env: { RATE_LIMIT_RPS: '0', FILL_LIMIT_PER_MIN: '100', UPSTREAM_MAX_CONNECTIONS: '4' },
  })
  let running = 0
  let most = 0
  upstream.onRead = (_call, res) => {
    running += 1
    most = Math.max(most, running)
    setTimeout(() => {
      running -= 1
      sendJsonAs(res, { data: {} })
    }, 5)
  }
  const answers = await Promise.all(
    Array.from({ length: 300 }, (_, index) => bounded.ask(`/api/sources/s${index}/metrics`)),
  )
  const good = answers.filter(({ status }) => status === 200)
  const limited = answers.filter(({ status }) => status === 429)
  expect(good.length).toBeGreaterThanOrEqual(100)
  expect(good.length + limited.length).toBe(300)
  expect(limited.every(({ headers }) => Number(headers['retry-after']) >= 1)).toBe(true)
  expect(upstream.calls.length).toBe(good.length)
  expect(most).toBeLessThanOrEqual(4)
  await bounded.close()
})

test('L1: a client over its rate gets 429 with Retry-After for reads, and the page still', async () => {
  const strict = await startProxy(upstream.origin, { env: { RATE_LIMIT_RPS: '1' } })
  const answers = await Promise.all(Array.from({ length: 60 }, () => strict.ask(READ)))
  const limited = answers.filter(({ status }) => status === 429)
  expect(limited.length).toBeGreaterThan(0)
  expect(answers.length - limited.length).toBeGreaterThanOrEqual(3)
  expect(JSON.parse(limited[0]?.text ?? '')).toMatchObject({ code: 'too_many_requests' })
  expect(limited[0]?.headers['retry-after']).toBe('1')
  expect((await strict.ask('/healthz')).status).toBe(200)
  await strict.close()
})

test('C30: when the last viewer leaves, no call stays open', async () => {
  upstream.onRead = () => undefined
  const left = new AbortController()
  const viewers = Array.from(
    { length: 3 },
    () =>
      new Promise<void>((resolve) => {
        const options = { port: proxy.port, path: READ, agent: false, signal: left.signal }
        request(options)
          .on('error', () => resolve())
          .end()
      }),
  )
  await waitFor(() => upstream.calls.length === 1, 5000)
  left.abort()
  await Promise.all(viewers)
  await waitFor(() => upstream.sockets.size === 0, 5000)
  expect(upstream.sockets.size).toBe(0)
  expect(await proxy.harm(upstream)).toEqual([])
})
