import type { ServerResponse } from 'node:http'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { sendJsonAs, startFakeUpstream, type FakeUpstream } from './testing/fake-upstream.ts'
import { ProxyUnderTest, startProxy } from './testing/proxy-under-test.ts'

/* What the fault catalogue leaves open: which faults are asked again, and with which words they are told. */

let upstream: FakeUpstream & { origin: string }
let proxy: ProxyUnderTest

beforeEach(async () => {
  upstream = await startFakeUpstream()
  proxy = await startProxy(upstream.origin, { env: { UPSTREAM_MAX_MB: '1' } })
})

afterEach(async () => {
  await proxy.close()
  await upstream.close()
})

const READ = '/api/sources/metrics?time_type=latest'
const JSON_HEAD = 'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n'

function sendPacked(res: ServerResponse, encoding: string): void {
  const headers = { 'content-type': 'application/json', 'content-encoding': encoding }
  res.writeHead(200, headers).end('{}')
}

/** A call and its two retries. */
const WITH_RETRIES = 3

test.each<[fault: string, calls: number, behave: (res: ServerResponse) => void]>([
  ['status 502', WITH_RETRIES, (res) => sendJsonAs(res, {}, 502)],
  [
    'a body that is cut',
    WITH_RETRIES,
    (res) => {
      res.socket?.end(`${JSON_HEAD}Content-Length: 500\r\n\r\n{"connector_metrics":{`)
    },
  ],
  // The first call goes out on the connection of the sign-in, which could have been spent.
  ['a dropped connection', 1 + WITH_RETRIES, (res) => void res.socket?.destroy()],
  ['status 500', 1, (res) => sendJsonAs(res, {}, 500)],
  ['an answer that is not HTTP', 1, (res) => void res.socket?.write('SSH-2.0-OpenSSH_9.9\r\n\r\n')],
  ['JSON of another form', 1, (res) => sendJsonAs(res, 'text')],
  ['an unknown packing', 1, (res) => sendPacked(res, 'zstd')],
  ['a broken packing', 1, (res) => sendPacked(res, 'gzip')],
  ['an answer that is too large', 1, (res) => sendJsonAs(res, 'x'.repeat(1_100_000))],
])('%s makes %i calls and is told as 502', async (_fault, calls, behave) => {
  upstream.onRead = (_call, res) => behave(res)
  expect((await proxy.ask(READ)).status).toBe(502)
  expect(upstream.calls).toHaveLength(calls)
  expect(await proxy.harm(upstream)).toEqual([])
})

test.each([
  [400, 400, 'upstream_bad_request'],
  [404, 404, 'upstream_not_found'],
  [422, 422, 'upstream_invalid'],
  [403, 403, 'upstream_forbidden'],
  [418, 502, 'upstream_error'],
  [504, 502, 'upstream_error'],
])('status %i of the API is shown as %i %s with a body of our own', async (theirs, ours, code) => {
  upstream.onRead = (_call, res) => sendJsonAs(res, { detail: 'Traceback' }, theirs)
  const answer = await proxy.ask(READ)
  expect(answer.status).toBe(ours)
  expect(JSON.parse(answer.text)).toMatchObject({ status: ours, code })
  expect(await proxy.harm(upstream)).toEqual([])
})

test.each([
  [503, '120', 'upstream_unavailable'],
  [429, '7', 'upstream_limited'],
])('a pause asked for with %i is told to other reads as well, as its own kind', async (...row) => {
  const [status, seconds, code] = row
  upstream.onRead = (_call, res) => {
    res.setHeader('retry-after', seconds)
    sendJsonAs(res, {}, status)
  }
  expect((await proxy.ask(READ)).headers['retry-after']).toBe(seconds)
  const other = await proxy.ask('/api/sources')
  expect(JSON.parse(other.text)).toMatchObject({ status: 503, code })
  expect(upstream.calls).toHaveLength(1)
})

test.each([
  [429, 'soon', '5'],
  [503, undefined, '5'],
])(
  'status %i with Retry-After %s answers 503 with Retry-After %s',
  async (status, theirs, ours) => {
    upstream.onRead = (_call, res) => {
      if (theirs !== undefined) res.setHeader('retry-after', theirs)
      sendJsonAs(res, {}, status)
    }
    const answer = await proxy.ask(READ)
    expect(answer.status).toBe(503)
    expect(answer.headers['retry-after']).toBe(ours)
    expect(await proxy.harm(upstream)).toEqual([])
  },
)
