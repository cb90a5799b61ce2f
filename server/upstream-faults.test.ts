import { createServer } from 'node:http'
import type { ServerResponse } from 'node:http'
import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { sendJsonAs, startFakeUpstream, type FakeUpstream } from './testing/fake-upstream.ts'
import { closedPort, ProxyUnderTest, startProxy, waitFor } from './testing/proxy-under-test.ts'

let upstream: FakeUpstream & { origin: string }
let proxy: ProxyUnderTest

beforeEach(async () => {
  upstream = await startFakeUpstream()
  proxy = await startProxy(upstream.origin, {
    env: {
      UPSTREAM_FIRST_BYTE_TIMEOUT_MS: '900',
      UPSTREAM_TOTAL_TIMEOUT_MS: '1500',
      UPSTREAM_MAX_MB: '1',
    },
  })
})

afterEach(async () => {
  await proxy.close()
  await upstream.close()
})

const READ = '/api/sources/metrics?time_type=latest'

/** Writes bytes past Node's own framing. */
function writeRaw(res: ServerResponse, text: string | Buffer): void {
  res.socket?.write(text)
}

function answerWith(
  res: ServerResponse,
  status: number,
  type: string,
  body: string | Buffer,
): void {
  res.writeHead(status, { 'content-type': type }).end(body)
}

const JSON_HEAD = 'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n'

type Fault = [title: string, behave: (res: ServerResponse) => void]

const BAD_ANSWERS: Fault[] = [
  [
    'U01: 500 with a traceback answers 502 without it',
    (res) => sendJsonAs(res, { detail: 'Traceback (most recent call last)' }, 500),
  ],
  [
    'U02: 502 with an HTML page answers 502 without HTML',
    (res) => answerWith(res, 502, 'text/html', '<html>Traceback</html>'),
  ],
  [
    'U10: a body shorter than its length, then cut, answers 502',
    (res) => {
      writeRaw(res, `${JSON_HEAD}Content-Length: 500\r\n\r\n{"connector_metrics":{`)
      res.socket?.end()
    },
  ],
  [
    'U11: JSON cut off but framed well answers 502',
    (res) => answerWith(res, 200, 'application/json', '{"connector_metrics":{"a"'),
  ],
  ['U12: JSON marked text/plain answers 502', (res) => answerWith(res, 200, 'text/plain', '{}')],
  [
    'U13: HTML with status 200 answers 502 and passes no script on',
    (res) => answerWith(res, 200, 'text/html', '<script>Traceback</script>'),
  ],
  [
    'U16: a reset in mid-body answers 502',
    (res) => {
      writeRaw(res, `${JSON_HEAD}Transfer-Encoding: chunked\r\n\r\n5\r\n{"con\r\n`)
      setTimeout(() => res.socket?.resetAndDestroy(), 30)
    },
  ],
  [
    'U17: 200 with an empty body answers 502',
    (res) => answerWith(res, 200, 'application/json', ''),
  ],
  ['U18: 204 answers 502', (res) => res.writeHead(204).end()],
  [
    'U19: both Transfer-Encoding and Content-Length answer 502',
    (res) => {
      writeRaw(
        res,
        `${JSON_HEAD}Transfer-Encoding: chunked\r\nContent-Length: 2\r\n\r\n2\r\n{}\r\n0\r\n\r\n`,
      )
    },
  ],
  [
    'U20: an answer that is not HTTP answers 502',
    (res) => writeRaw(res, 'SSH-2.0-OpenSSH_9.9 internal-host-4711\r\n\r\n'),
  ],
  [
    'U21: 200 KB of response headers answer 502',
    (res) => {
      writeRaw(res, `${JSON_HEAD}X-Big: ${'a'.repeat(200_000)}\r\nContent-Length: 2\r\n\r\n{}`)
    },
  ],
  [
    'a wrong form of a list answers 502 and never an empty account',
    (res) => sendJsonAs(res, 'text'),
  ],
  [
    'an unknown packing answers 502',
    (res) => {
      res
        .writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'zstd' })
        .end('{}')
    },
  ],
  [
    'a broken packing answers 502',
    (res) => {
      res
        .writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' })
        .end('{}')
    },
  ],
]

test.each(BAD_ANSWERS)('%s', async (_title, behave) => {
  upstream.onRead = (_call, res) => behave(res)
  const answer = await proxy.ask(READ)
  expect(answer.status).toBe(502)
  expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8')
  expect(answer.headers['cache-control']).toBe('no-store')
  expect(upstream.calls).toHaveLength(1)
  expect(await proxy.harm(upstream)).toEqual([])
})

const TIMED: Fault[] = [
  ['U08: accepts and never sends a first byte', () => undefined],
  [
    'U09: sends a byte every 100 ms for ever',
    (res) => {
      res.writeHead(200, { 'content-type': 'application/json' })
      const timer = setInterval(() => res.write(' '), 100)
      res.on('close', () => clearInterval(timer))
    },
  ],
]

test.each(TIMED)('%s: answers 504 in time and leaves no call open', async (_title, behave) => {
  upstream.onRead = (_call, res) => behave(res)
  const startedMs = performance.now()
  const answer = await proxy.ask(READ)
  expect(answer.status).toBe(504)
  expect(performance.now() - startedMs).toBeLessThan(2100)
  await waitFor(() => upstream.sockets.size === 0, 1000)
  expect(upstream.sockets.size).toBe(0)
  expect(await proxy.harm(upstream)).toEqual([])
})

test('U14: 400 MB of blanks in a small gzip answer 502 and take little memory', async () => {
  const bomb = gzipSync(Buffer.alloc(64 * 1024 * 1024, 0x20))
  const member = Array.from({ length: 6 }, () => bomb)
  upstream.onRead = (_call, res) => {
    res.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' })
    res.end(Buffer.concat(member))
  }
  const beforeBytes = process.memoryUsage().rss
  expect((await proxy.ask(READ)).status).toBe(502)
  expect(process.memoryUsage().rss - beforeBytes).toBeLessThan(100 * 1024 * 1024)
  expect(await proxy.harm(upstream)).toEqual([])
})

test('U15: an endless body answers 502 and is cut, not swallowed', async () => {
  let sentBytes = 0
  const chunk = Buffer.alloc(64 * 1024, 0x20)
  upstream.onRead = (_call, res) => {
    res.writeHead(200, { 'content-type': 'application/json' })
    const pour = (): void => {
      while (!res.destroyed && sentBytes < 300e6) {
        sentBytes += chunk.length
        if (!res.write(chunk)) return
      }
    }
    res.on('drain', pour)
    pour()
  }
  expect((await proxy.ask(READ)).status).toBe(502)
  await waitFor(() => upstream.sockets.size === 0, 1000)
  expect(sentBytes).toBeLessThan(20e6)
  expect(await proxy.harm(upstream)).toEqual([])
})

test('U22: 103 Early Hints before the answer do no harm', async () => {
  upstream.onRead = (_call, res) => {
    res.writeEarlyHints({ link: '</x.css>; rel=preload' })
    sendJsonAs(res, { connector_metrics: {} })
  }
  const answer = await proxy.ask(READ)
  expect(answer.status).toBe(200)
  expect(answer.headers.link).toBeUndefined()
  expect(await proxy.harm(upstream)).toEqual([])
})

test.each([READ, '/api/sources'])(
  'U23: JSON nested 50,000 deep at %s ends in 502',
  async (path) => {
    upstream.onRead = (_call, res) => {
      answerWith(res, 200, 'application/json', `${'{"a":['.repeat(50_000)}${']}'.repeat(50_000)}`)
    }
    expect((await proxy.ask(path)).status).toBe(502)
    expect(await proxy.harm(upstream)).toEqual([])
  },
)

test('U24: prototype keys are gone and the next read is untouched', async () => {
  upstream.onRead = (_call, res) => {
    answerWith(
      res,
      200,
      'application/json',
      '{"__proto__":{"polluted":1},"connector_metrics":{"constructor":{"prototype":{"polluted":1}},"a":{"latest":{"__proto__":{"polluted":1},"latency":2}}}}',
    )
  }
  const answer = await proxy.ask(READ)
  expect(answer.text).toBe('{"connector_metrics":{"a":{"latest":{"latency":2}}}}')
  expect({}).not.toHaveProperty('polluted')
  expect(await proxy.harm(upstream)).toEqual([])
})

test('U25: a redirect is neither followed nor passed on', async () => {
  const other = await startFakeUpstream()
  upstream.onRead = (_call, res) => {
    res.writeHead(302, { location: `${other.origin}/sources` }).end()
  }
  const answer = await proxy.ask(READ)
  expect(answer.status).toBe(502)
  expect(answer.headers.location).toBeUndefined()
  expect(other.calls).toHaveLength(0)
  await other.close()
  expect(await proxy.harm(upstream)).toEqual([])
})

test('U26: no header of the API comes through', async () => {
  upstream.onRead = (_call, res) => {
    res.writeHead(200, {
      'content-type': 'application/json',
      'set-cookie': 'session=upstream-cookie-4711',
      'access-control-allow-origin': '*',
      'content-security-policy': "default-src 'unsafe-inline'",
      'strict-transport-security': 'max-age=1',
      'clear-site-data': '"*"',
      link: '</x>; rel=preload',
      refresh: '0; url=https://example.com',
      server: 'internal-host-4711',
      'alt-svc': 'h3=":443"',
      'www-authenticate': 'Bearer',
      'x-request-id': 'internal-host-4711',
      etag: '"theirs"',
    })
    res.end('{"connector_metrics":{}}')
  }
  const { headers } = await proxy.ask(READ)
  expect(Object.keys(headers).toSorted()).toEqual([
    'age',
    'cache-control',
    'connection',
    'content-length',
    'content-security-policy',
    'content-type',
    'cross-origin-resource-policy',
    'date',
    'etag',
    'last-modified',
    'referrer-policy',
    'vary',
    'x-content-type-options',
    'x-frame-options',
    'x-request-id',
  ])
  expect(headers['content-security-policy']).toContain("default-src 'none'")
  expect(await proxy.harm(upstream)).toEqual([])
})

test('U27: lists keep their useful fields and lose all settings', async () => {
  const answer = await proxy.ask('/api/sources')
  expect(JSON.parse(answer.text)).toEqual({
    result: [
      {
        id: '67bca128e1519efb914e6b51',
        name: 'orders',
        connector: 'postgresql',
        connector_status: 'Active',
      },
    ],
    page: 1,
    page_size: 10,
    total: 1,
    has_next: false,
  })
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
  [503, '120', '120'],
  [429, '7', '7'],
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

test('U34: a refused connection answers 502 at once, and heals when the API is back', async () => {
  const { port } = new URL(upstream.origin)
  await upstream.close()
  expect((await proxy.ask(READ)).status).toBe(502)
  await upstream.listen(Number(port))
  expect(await proxy.harm(upstream)).toEqual([])
})

test('U35: a name that does not resolve leaves a healthy process that is not ready', async () => {
  const lost = await startProxy('https://internal-host-4711.invalid', { isStarted: false })
  lost.app.start()
  const answer = await lost.ask(READ)
  expect([502, 503, 504]).toContain(answer.status)
  expect((await lost.ask('/healthz')).status).toBe(200)
  expect((await lost.ask('/readyz')).status).toBe(503)
  expect(lost.said.join('\n')).not.toContain('internal-host-4711')
  await lost.close()
})

test('U36: a server that accepts the connection and never speaks answers 504 in time', async () => {
  const port = await closedPort(createServer())
  const mute = createServer()
  mute.on('connection', (socket) => socket.pause())
  await new Promise<void>((resolve) => {
    mute.listen(port, '127.0.0.1', resolve)
  })
  const waiting = await startProxy(`http://127.0.0.1:${port}`, {
    isStarted: false,
    env: { UPSTREAM_FIRST_BYTE_TIMEOUT_MS: '500' },
  })
  expect([502, 503, 504]).toContain((await waiting.ask(READ)).status)
  await waiting.close()
  mute.closeAllConnections()
  mute.close()
})
