import { createServer, type ServerResponse } from 'node:http'
import { expect, test } from 'vitest'
import { sendJsonAs } from '#server/testing/fake-upstream.ts'
import { waitFor } from '#server/testing/proxy-under-test.ts'
import { sendAs, sendBytes } from './api-stand-in.ts'
import { metricsJson, sendGoodAnswer } from './good-answers.ts'
import { eventually, expectProblem, freshRead, MAY_BE_LATE, timed } from './problems.ts'
import { pause } from './real-process.ts'
import { own, shared } from './scene.ts'

const inShared = shared({
  env: {
    UPSTREAM_FIRST_BYTE_TIMEOUT_MS: '900',
    UPSTREAM_TOTAL_TIMEOUT_MS: '2500',
    // Failures come side by side here; U32 is about the breaker.
    BREAKER_FAILURES: '1000',
  },
})

const HEAD = 'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n'

test(
  'U01 a traceback with status 500 stays hidden, and few calls are made',
  inShared(async ({ proxy, api }) => {
    const traceback = { detail: 'Traceback (most recent call last)' }
    api.onRead = (res) => sendJsonAs(res, traceback, 500)
    expectProblem(await proxy.ask(freshRead()), 502, 503)
    expect(api.reads.length).toBeLessThanOrEqual(4)
  }),
)

test(
  'U22 early hints before the answer do no harm and go no further',
  inShared(async ({ proxy, api }) => {
    api.onRead = (res, call) => {
      res.writeEarlyHints({ link: '</internal-host-4711.css>; rel=preload' })
      sendGoodAnswer(res, call)
    }
    expect((await proxy.ask(freshRead())).status).toBe(200)
  }),
)

test(
  'U23 JSON nested 50,000 deep crashes nothing',
  inShared(async ({ proxy, api }) => {
    const deep = `${'{"a":['.repeat(50_000)}1${']}'.repeat(50_000)}`
    api.onRead = (res) => sendAs(res, 200, 'application/json', deep)
    for (const path of [freshRead(), '/api/destinations?page=23']) {
      expect([200, 502]).toContain((await proxy.ask(path)).status)
    }
  }),
)

test(
  'U24 keys that reach for prototypes are gone, and the next read is untouched',
  inShared(async ({ proxy, api }) => {
    api.onRead = (res) => {
      const evil = '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"lag":7}'
      const body = `{"__proto__":{"polluted":1},"connector_metrics":{"a":{"latest":${evil}}}}`
      sendAs(res, 200, 'application/json', body)
    }
    const { status, text } = await proxy.ask(freshRead())
    expect([status, text]).toEqual([200, '{"connector_metrics":{"a":{"latest":{"lag":7}}}}'])
    api.behaveWell()
    expect((await proxy.ask(freshRead())).text).not.toContain('polluted')
  }),
)

test(
  'U25 a redirect is not followed and not passed on',
  inShared(async ({ proxy, api }) => {
    let visits = 0
    const other = createServer((_req, res) => {
      visits += 1
      res.end()
    })
    await new Promise<void>((resolve) => {
      other.listen(0, '127.0.0.1', resolve)
    })
    const address = other.address()
    const port = typeof address === 'object' && address !== null ? address.port : 0
    api.onRead = (res) => {
      res.writeHead(302, { location: `http://127.0.0.1:${port}/sources` }).end()
    }
    const answer = await proxy.ask(freshRead())
    other.close()
    expectProblem(answer, 502)
    expect(answer.headers.location).toBeUndefined()
    expect(visits).toBe(0)
  }),
)

const THEIR_HEADERS: Readonly<Record<string, string>> = {
  'set-cookie': 'session=upstream-cookie-4711',
  'access-control-allow-origin': 'https://theirs.example',
  'access-control-allow-credentials': 'true',
  'content-security-policy': "script-src 'theirs.example'",
  'strict-transport-security': 'max-age=4711',
  'clear-site-data': '"*"',
  link: '</theirs>; rel=preload',
  refresh: '0; url=https://theirs.example',
  server: 'internal-host-4711',
  'x-powered-by': 'internal-host-4711',
  'alt-svc': 'h3="theirs.example:443"',
  'www-authenticate': 'Bearer realm="theirs"',
  'x-request-id': 'theirs-4711',
  'x-envoy-upstream-service-time': '4711',
  etag: '"theirs-4711"',
  'cache-control': 'public, max-age=4711',
  'last-modified': 'Thu, 01 Jan 1970 00:00:00 GMT',
  age: '4711',
}

test.each([200, 404, 500, 403])(
  'U26 no header of the API comes through with an answer of status %i',
  async (status) =>
    inShared(async ({ proxy, api }) => {
      api.onRead = (res) => {
        res.writeHead(status, { 'content-type': 'application/json', ...THEIR_HEADERS })
        res.end(metricsJson({ lag: 1 }))
      }
      const { headers } = await proxy.ask(freshRead())
      api.onRead = (res) => sendAs(res, status, 'application/json', metricsJson({ lag: 1 }))
      const usual = Object.keys((await proxy.ask(freshRead())).headers)
      expect(Object.keys(headers).toSorted()).toEqual(usual.toSorted())
      const shown = JSON.stringify(headers)
      for (const name of ['set-cookie', 'access-control-allow-origin', 'clear-site-data', 'link']) {
        expect(headers).not.toHaveProperty(name)
      }
      for (const name of ['refresh', 'server', 'alt-svc', 'www-authenticate', 'x-powered-by']) {
        expect(headers).not.toHaveProperty(name)
      }
      for (const text of ['4711', 'theirs', '1970']) expect(shown).not.toContain(text)
    })(),
)

test(
  'U27 lists keep their useful fields and lose every setting of a connector',
  inShared(async ({ proxy, api }) => {
    for (const list of ['sources', 'destinations', 'pipelines']) {
      const { status, text } = await proxy.ask(`/api/${list}?page=27`)
      expect(status).toBe(200)
      expect(JSON.parse(text)).toMatchObject({
        result: [{ id: '67bca128e1519efb914e6b51', name: 'orders', connector: 'postgresql' }],
        has_next: false,
      })
      expect(text).not.toMatch(/config|password|ssh|sub_id|tenant/)
    }
    expect(JSON.parse((await proxy.ask('/api/pipelines?page=27')).text)).toHaveProperty(
      'result[0].source.connector',
      'postgresql',
    )
    const metrics = await proxy.ask(freshRead())
    expect(metrics.text).toContain('connector_status')
    expect(metrics.text).not.toMatch(/config|password|ssh|sub_id|tenant/)
    expect(api.reads.length).toBeGreaterThanOrEqual(4)
  }),
)

test(
  'U28 15 reads of an unknown id are 404 each and make at most 2 calls',
  inShared(async ({ proxy, api }) => {
    api.onRead = (res) => sendJsonAs(res, { detail: 'Traceback' }, 404)
    const path = freshRead()
    for (let round = 0; round < 15; round += 1) expectProblem(await proxy.ask(path), 404)
    expect(api.reads.length).toBeLessThanOrEqual(2)
  }),
)

/* From here on tests run side by side, so each has an address or a process of its own. */

/** What every one of these looks like to a viewer: 502 in our own words. */
const BAD_ANSWERS: readonly [title: string, answer: (res: ServerResponse) => void][] = [
  [
    'U02 an HTML page with status 502',
    (res) => sendAs(res, 502, 'text/html', '<html><script>Traceback</script></html>'),
  ],
  [
    'U10 a body shorter than its length, then cut',
    (res) => {
      sendBytes(res, `${HEAD}Content-Length: 500\r\n\r\n{"connector_metrics":{}}`)
      res.socket?.end()
    },
  ],
  [
    'U11 JSON that is cut off but framed well',
    (res) => sendAs(res, 200, 'application/json', '{"connector_metrics":{"a":{"latest"'),
  ],
  ['U12 JSON that is marked as text', (res) => sendAs(res, 200, 'text/plain', metricsJson({}))],
  [
    'U13 HTML with status 200',
    (res) => sendAs(res, 200, 'text/html', '<script>alert("Traceback")</script>'),
  ],
  [
    'U16 a reset in the middle of the body',
    (res) => {
      sendBytes(res, `${HEAD}Transfer-Encoding: chunked\r\n\r\n5\r\n{"con\r\n`)
      setTimeout(() => res.socket?.resetAndDestroy(), 20)
    },
  ],
  ['U17 status 200 with an empty body', (res) => sendAs(res, 200, 'application/json', '')],
  ['U18 status 204', (res) => void res.writeHead(204).end()],
  [
    'U19 both a length and a transfer coding',
    (res) => {
      const framing = 'Transfer-Encoding: chunked\r\nContent-Length: 2\r\n\r\n'
      sendBytes(res, `${HEAD}${framing}2\r\n{}\r\n0\r\n\r\n`)
    },
  ],
  [
    'U20 an answer that is not HTTP',
    (res) => sendBytes(res, 'SSH-2.0-OpenSSH_9.9 internal-host-4711\r\n\r\n'),
  ],
  [
    'U21 headers of 200 KB',
    (res) => {
      sendBytes(res, `${HEAD}X-Big: ${'a'.repeat(200_000)}\r\nContent-Length: 2\r\n\r\n{}`)
    },
  ],
]

test.concurrent.each(BAD_ANSWERS)('%s is shown as 502', async (_title, answer) =>
  inShared(async ({ proxy, api }) => {
    const path = freshRead()
    api.answerAt(path, answer)
    const received = await proxy.ask(path)
    expectProblem(received, 502)
    expect(received.text).not.toContain('<')
  })(),
)

test.concurrent(
  'U08 a call without a first byte is given up in time',
  MAY_BE_LATE,
  inShared(async ({ proxy, api }) => {
    const path = freshRead()
    let isEnded = false
    api.answerAt(path, (res) => void res.on('close', () => (isEnded = true)))
    const [answer, ms] = await timed(proxy.ask(path))
    expectProblem(answer, 504)
    expect(ms).toBeLessThan(2100)
    await waitFor(() => isEnded, 5000)
    expect(isEnded).toBe(true)
  }),
)

test.concurrent(
  'U09 a body that drips for ever is given up in time',
  inShared(async ({ proxy, api }) => {
    let isEnded = false
    const path = freshRead()
    api.answerAt(path, (res) => {
      res.writeHead(200, { 'content-type': 'application/json' })
      const timer = setInterval(() => res.write(' '), 100)
      res.on('close', () => {
        clearInterval(timer)
        isEnded = true
      })
    })
    const [answer, ms] = await timed(proxy.ask(path))
    expectProblem(answer, 502, 504)
    expect(ms).toBeLessThan(5000)
    await waitFor(() => isEnded, 5000)
    expect(isEnded).toBe(true)
  }),
)

test.concurrent(
  'U30 old data is shown with its true age while the API fails, and fresh data after it healed',
  own({ env: { CACHE_TTL_MS: '300', CACHE_STALE_MS: '60000' } }, async ({ proxy, api }) => {
    api.onRead = (res) => sendAs(res, 200, 'application/json', metricsJson({ lag: 1 }))
    const path = freshRead()
    expect((await proxy.ask(path)).text).toContain('"lag":1')
    const fetchedMs = performance.now()
    await pause(2300)
    api.onRead = (res) => sendJsonAs(res, {}, 500)
    const old = await proxy.ask(path)
    const ageS = (performance.now() - fetchedMs) / 1000
    expect([old.status, old.text]).toEqual([200, metricsJson({ lag: 1 })])
    expect(Math.abs(Number(old.headers.age) - ageS)).toBeLessThanOrEqual(1)
    expect(old.headers['cache-status']).toMatch(/^streamkap-proxy; .*ttl=-\d/)
    api.onRead = (res) => sendAs(res, 200, 'application/json', metricsJson({ lag: 2 }))
    const fresh = await eventually(
      () => proxy.ask(path),
      ({ text }) => text.includes('"lag":2'),
    )
    expect(fresh.text).toBe(metricsJson({ lag: 2 }))
  }),
)

test.concurrent(
  'U31 data that is too old is shown no longer',
  own({ env: { CACHE_TTL_MS: '200', CACHE_STALE_MS: '400' } }, async ({ proxy, api }) => {
    const path = freshRead()
    expect((await proxy.ask(path)).status).toBe(200)
    api.onRead = (res) => sendJsonAs(res, {}, 500)
    await pause(1000)
    expectProblem(await proxy.ask(path), 502, 503)
  }),
)
