import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { expectProblem, freshRead, timed } from './problems.ts'
import { bytesOf, expectRefusedAndClosed, plainRequest, statusOf } from './raw-requests.ts'
import { shared } from './scene.ts'

const inShared = shared({ env: { BODY_LIMIT_KB: '64', MAX_IDS: '1000' } })

const READ = '/api/sources/metrics?time_type=latest'
const POST = [`POST ${READ} HTTP/1.1`, 'Host: localhost', 'Content-Type: application/json']
/** Valid as a request of its own; if the proxy and a server behind it disagreed, it would be read. */
const HIDDEN = 'GET /api/pipelines?page=4711 HTTP/1.1\r\nHost: localhost\r\n\r\n'
const CHUNKED = [...POST, 'Transfer-Encoding: chunked']
const END = '0\r\n\r\n'

const BROKEN: readonly [what: string, bytes: string][] = [
  [
    'a length and a coding',
    bytesOf([...POST, 'Content-Length: 5', 'Transfer-Encoding: chunked'], END + HIDDEN),
  ],
  [
    'a coding and a length',
    bytesOf([...CHUNKED, `Content-Length: ${END.length + HIDDEN.length}`], END + HIDDEN),
  ],
  ['two lengths', bytesOf([...POST, 'Content-Length: 0', 'Content-Length: 60'], HIDDEN)],
  ['two equal lengths', bytesOf([...POST, 'Content-Length: 0', 'Content-Length: 0'], HIDDEN)],
  ['a length with a plus', bytesOf([...POST, 'Content-Length: +5'], HIDDEN)],
  ['a length with a minus', bytesOf([...POST, 'Content-Length: -5'], HIDDEN)],
  ['a hexadecimal length', bytesOf([...POST, 'Content-Length: 0x5'], HIDDEN)],
  ['a list of lengths', bytesOf([...POST, 'Content-Length: 5, 5'], HIDDEN)],
  ['a length that is a word', bytesOf([...POST, 'Content-Length: five'], HIDDEN)],
  ['a length beyond all numbers', bytesOf([...POST, `Content-Length: 1${'0'.repeat(30)}`], HIDDEN)],
  ['an unknown coding', bytesOf([...POST, 'Transfer-Encoding: xchunked'], END + HIDDEN)],
  ['a coding after chunked', bytesOf([...POST, 'Transfer-Encoding: chunked, identity'], HIDDEN)],
  ['chunked in quotes', bytesOf([...POST, 'Transfer-Encoding: "chunked"'], END + HIDDEN)],
  ['a folded header', bytesOf([...POST, 'X-A: b', ' Transfer-Encoding: chunked'], END + HIDDEN)],
  ['a blank before the colon', bytesOf([...POST, 'Transfer-Encoding : chunked'], END + HIDDEN)],
  ['a chunk size that is no number', bytesOf(CHUNKED, `zz\r\n${HIDDEN}`)],
  ['a negative chunk size', bytesOf(CHUNKED, `-1\r\n${HIDDEN}`)],
  ['a chunk size with 0x', bytesOf(CHUNKED, `0x2\r\n{}\r\n${END}${HIDDEN}`)],
  ['a chunk size without end', bytesOf(CHUNKED, `${'f'.repeat(40)}\r\n${HIDDEN}`)],
  ['a chunk that is longer than its size', bytesOf(CHUNKED, `2\r\nabcd\r\n${END}${HIDDEN}`)],
  ['a chunk that ends in a line feed', bytesOf(CHUNKED, `2\n{}\n0\n\n${HIDDEN}`)],
  ['a bare CR in a header', bytesOf([...POST, 'X-A: b\rTransfer-Encoding: chunked'], HIDDEN)],
  ['a NUL in a header', bytesOf([...POST, 'X-A: b\u0000c'], HIDDEN)],
  ['a NUL in a header name', bytesOf([...POST, 'X-\u0000A: b'], HIDDEN)],
  ['a header without a colon', bytesOf([...POST, 'Transfer-Encoding'], HIDDEN)],
  ['a blank as header name', bytesOf([...POST, ': b'], HIDDEN)],
  [
    'GET with a length',
    bytesOf([`GET ${READ} HTTP/1.1`, 'Host: localhost', 'Content-Length: 2'], `{}${HIDDEN}`),
  ],
  [
    'GET with chunks',
    bytesOf(
      [`GET ${READ} HTTP/1.1`, 'Host: localhost', 'Transfer-Encoding: chunked'],
      `2\r\n{}\r\n${END}${HIDDEN}`,
    ),
  ],
  [
    'HEAD with a length',
    bytesOf([`HEAD ${READ} HTTP/1.1`, 'Host: localhost', 'Content-Length: 2'], `{}${HIDDEN}`),
  ],
]

test.each(BROKEN)('C10 %s is refused and hides no second request', async (_what, bytes) =>
  inShared(async ({ proxy, api }) => {
    expectRefusedAndClosed(await proxy.askRaw(Buffer.from(bytes, 'latin1')))
    // A hidden request is answered to nobody, so it shows only in what arrived before a later read.
    const later = freshRead()
    await proxy.ask(later)
    expect(api.reads.map(({ url }) => `/api${url}`)).toEqual([later])
  })(),
)

test(
  'C13 headers and targets beyond the limits are refused',
  inShared(async ({ proxy, api }) => {
    const big = await proxy.askRaw(
      plainRequest(`GET ${READ} HTTP/1.1`, `X-A: ${'a'.repeat(70_000)}`),
    )
    expect([400, 431]).toContain(statusOf(big))
    // Host and Connection are headers too.
    for (const count of [900, 99]) {
      const many = Array.from({ length: count }, (_, index) => `X-${index}: a`)
      expect([400, 431]).toContain(
        statusOf(await proxy.askRaw(plainRequest(`GET ${READ} HTTP/1.1`, ...many))),
      )
    }
    const long = await proxy.askRaw(plainRequest(`GET ${READ}&sort=${'a'.repeat(12_000)} HTTP/1.1`))
    expect([400, 414, 431]).toContain(statusOf(long))
    expect(api.requestCount).toBe(0)
  }),
)

test(
  'C14 a body of 50 MB is refused by its length alone, and 4 MB in chunks are not taken in',
  inShared(async ({ proxy, api }) => {
    const [declared, ms] = await timed(
      proxy.askRaw(bytesOf([...POST, 'Content-Length: 50000000'], '{"ids":['), 1500),
    )
    expect(statusOf(declared)).toBe(413)
    expect(ms).toBeLessThan(3000)
    const chunk = `10000\r\n${'a'.repeat(0x10000)}\r\n`
    expect(statusOf(await proxy.askRaw(bytesOf(CHUNKED, chunk.repeat(64))))).toBe(413)
    expect(api.requestCount).toBe(0)
  }),
)

const TOO_MANY = JSON.stringify({ ids: Array.from({ length: 1001 }, (_, index) => `id-${index}`) })
const BAD_BODIES: readonly string[] = [
  '',
  ' ',
  'null',
  'true',
  '7',
  '"ids"',
  '[]',
  '["a"]',
  '{}',
  '{"ids":[]}',
  '{"ids":null}',
  '{"ids":"a"}',
  '{"ids":{"0":"a"}}',
  '{"ids":[1]}',
  '{"ids":[null]}',
  '{"ids":[["a"]]}',
  '{"ids":["a","../users"]}',
  '{"ids":["a\\r\\nX: b"]}',
  '{"ids":[""]}',
  '{"ids":["a"],"ids":["b"]}',
  '{"ids":["a"],"more":1}',
  '{"ids":["a"],"secret_returned":true}',
  '{"ids":["a"],"tenant_ids":["b"]}',
  '{"ids":["a"],"_method":"DELETE"}',
  '{"ids":["a"],"__proto__":{"polluted":1}}',
  '{"__proto__":{"ids":["a"]}}',
  '{"constructor":{"prototype":{}},"ids":["a"]}',
  '{"IDS":["a"]}',
  '{"ids":["a"]',
  '{"ids":["a"]}{"ids":["b"]}',
  "{'ids':['a']}",
  '\uFEFF{"ids":["a"]}',
  `{"ids":${'['.repeat(20_000)}${']'.repeat(20_000)}}`,
  `{"ids":["${'a'.repeat(65)}"]}`,
  `{"ids":["a"]${' '.repeat(66_000)}}`,
  TOO_MANY,
]
const WRONG_TYPES: readonly (string | null)[] = [
  null,
  'text/plain',
  'text/json',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'application/json; charset=utf-16',
  'application/jsonp',
  'application/json, text/plain',
]

test(
  'C15 bodies that are not a plain list of ids never reach the API',
  inShared(async ({ proxy, api }) => {
    const refused = [400, 413, 415, 422]
    const type = 'application/json'
    for (const body of BAD_BODIES) {
      const answer = await proxy.ask(READ, {
        method: 'POST',
        headers: { 'content-type': type },
        body,
      })
      expectProblem(answer, ...refused)
    }
    const body = '{"ids":["a"]}'
    for (const wrong of WRONG_TYPES) {
      const headers: Record<string, string> = wrong === null ? {} : { 'content-type': wrong }
      expectProblem(await proxy.ask(READ, { method: 'POST', headers, body }), ...refused)
    }
    const packed = gzipSync(body)
    const head = bytesOf([...POST, 'Content-Encoding: gzip', `Content-Length: ${packed.length}`])
    const received = await proxy.askRaw(Buffer.concat([Buffer.from(head), packed]))
    expect(refused).toContain(statusOf(received))
    expect(api.requestCount).toBe(0)
    const headers = { 'content-type': 'application/json; charset=utf-8' }
    expect((await proxy.ask(READ, { method: 'POST', headers, body })).status).toBe(200)
  }),
)

function upgradeTo(name: string, ...more: readonly string[]): string {
  const connection = 'Connection: Upgrade, HTTP2-Settings'
  return bytesOf([
    `GET ${READ} HTTP/1.1`,
    'Host: localhost',
    `Upgrade: ${name}`,
    connection,
    ...more,
  ])
}

test(
  'C17 no upgrade succeeds',
  inShared(async ({ proxy, api }) => {
    const socketHeaders = [
      'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
      'Sec-WebSocket-Version: 13',
    ]
    for (const bytes of [
      upgradeTo('websocket', ...socketHeaders),
      upgradeTo('h2c', 'HTTP2-Settings: AAMAAABkAAQAAP__'),
      'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\u0000\u0000\u0000\u0004\u0000\u0000\u0000\u0000\u0000',
    ]) {
      expect(await proxy.askRaw(bytes)).not.toContain(' 101 ')
    }
    expect(api.signIns).toHaveLength(0)
  }),
)

test(
  'C18 an expectation is answered or refused, and never left hanging',
  inShared(async ({ proxy }) => {
    const body = '{"ids":["a"]}'
    const framing = [`Content-Length: ${body.length}`, 'Connection: close']
    const usual = await proxy.askRaw(bytesOf([...POST, 'Expect: 100-continue', ...framing], body))
    expect([200, 417]).toContain(statusOf(usual))
    for (const odd of ['Expect: magic', 'Expect: 100-continue, magic', 'Expect: 200-ok']) {
      const received = await proxy.askRaw(bytesOf([...POST, odd, ...framing], body))
      expect([200, 400, 417]).toContain(statusOf(received))
    }
  }),
)

function keepAlive(target: string): string {
  return bytesOf([`GET ${target} HTTP/1.1`, 'Host: localhost'])
}

/** Where the answer to a fresh read begins to speak of its own connector. */
function placeOf(path: string, received: string): number {
  return received.indexOf(`"${/fresh-\d+/.exec(path)?.[0]}"`)
}

test(
  'C19 three requests sent at once on one connection are answered in order',
  inShared(async ({ proxy }) => {
    const [first, second] = [freshRead(), freshRead()]
    const received = await proxy.askRaw(
      keepAlive(first) + keepAlive('/api/users') + plainRequest(`GET ${second} HTTP/1.1`),
      2000,
    )
    const statuses = [...received.matchAll(/HTTP\/1\.1 (\d{3}) /g)].map(([, status]) => status)
    expect(statuses).toEqual(['200', '404', '200'])
    expect(placeOf(first, received)).toBeGreaterThan(0)
    expect(placeOf(second, received)).toBeGreaterThan(placeOf(first, received))
  }),
)
