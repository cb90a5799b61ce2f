import { join } from 'node:path'
import { expect, test } from 'vitest'
import { sendJsonAs } from '#server/testing/fake-upstream.ts'
import type { Ask, Received } from '#server/testing/raw-http.ts'
import { sendAs } from './api-stand-in.ts'
import type { Unpacked } from './ask-unpacked.ts'
import { metricsJson } from './good-answers.ts'
import { observatorySum } from './observatory.ts'
import { expectProblem, freshRead } from './problems.ts'
import { plainRequest } from './raw-requests.ts'
import { shared } from './scene.ts'

const ORIGIN = 'https://gauge.example.com'
const inShared = shared({})
const inPublic = shared({
  env: { PUBLIC_ORIGIN: ORIGIN },
  headers: { host: 'gauge.example.com' },
})

const READ = '/api/sources/metrics?time_type=latest'
const AS_BROWSER = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' }

function corsHeaders({ headers }: Received): readonly string[] {
  return Object.keys(headers).filter((name) => name.startsWith('access-control'))
}

const FOREIGN: readonly Record<string, string>[] = [
  { origin: 'https://evil.example' },
  { origin: 'null' },
  { origin: 'http://localhost:3000' },
  { origin: 'https://gauge.example.com.evil.example' },
  { origin: 'http://gauge.example.com' },
  { 'sec-fetch-site': 'cross-site' },
  { 'sec-fetch-site': 'same-site' },
  { 'sec-fetch-site': 'cross-site', origin: ORIGIN },
]

test(
  'C16 another origin reads nothing, gets no CORS header, and our own origin works',
  inPublic(async ({ proxy, api }) => {
    const host = 'gauge.example.com'
    const body = '{"ids":["a"]}'
    for (const foreign of FOREIGN) {
      const headers = { host, ...foreign }
      const preflight = { ...headers, 'access-control-request-method': 'POST' }
      const post = { ...headers, 'content-type': 'application/json' }
      const attempts: Ask[] = [
        { headers },
        { method: 'POST', headers: post, body },
        { method: 'OPTIONS', headers: preflight },
      ]
      for (const attempt of attempts) {
        const answer = await proxy.ask(READ, attempt)
        expectProblem(answer, 400, 403, 405)
        expect(corsHeaders(answer)).toEqual([])
      }
    }
    expect(api.requestCount).toBe(0)
    const own = { host, origin: ORIGIN, 'sec-fetch-site': 'same-origin' }
    const answer = await proxy.ask(READ, { headers: own })
    expect([answer.status, corsHeaders(answer)]).toEqual([200, []])
    const post = { ...own, 'content-type': 'application/json' }
    expect((await proxy.ask(READ, { method: 'POST', headers: post, body })).status).toBe(200)
    const typed = { host, 'sec-fetch-site': 'none' }
    expect((await proxy.ask(READ, { headers: typed })).status).toBe(200)
    const typedPost = { ...post, 'sec-fetch-site': 'none', origin: 'null' }
    expect((await proxy.ask(READ, { method: 'POST', headers: typedPost, body })).status).toBe(403)
  }),
)

test(
  'C23 HEAD has no body, a range gets everything, and data that is known is not sent again',
  inShared(async ({ proxy, api }) => {
    const path = freshRead()
    const full = await proxy.ask(path)
    const head = await proxy.ask(path, { method: 'HEAD' })
    expect([head.status, head.text, head.headers.etag]).toEqual([200, '', full.headers.etag])
    expect(head.headers['content-length']).toBe(String(full.packedBytes))
    expect(api.reads.map(({ method }) => method)).toEqual(['GET'])
    const part = await proxy.ask(path, { headers: { range: 'bytes=0-3' } })
    expect([part.status, part.text]).toEqual([200, full.text])
    for (const etag of [full.headers.etag ?? '', `"x", ${full.headers.etag}`, '*']) {
      const known = await proxy.ask(path, { headers: { 'if-none-match': etag } })
      expect([known.status, known.text]).toEqual([304, ''])
      expect(known.headers.etag).toBe(full.headers.etag)
    }
    const other = await proxy.ask(path, { headers: { 'if-none-match': '"other"' } })
    expect([other.status, other.text]).toEqual([200, full.text])
  }),
)

test(
  'C24 each coding carries the same text, packed under two thirds, and q=0 is respected',
  inShared(async ({ proxy, api }) => {
    const rows = Array.from({ length: 2000 }, (_, index) => [index * 60_000, index % 97])
    api.onRead = (res) => sendAs(res, 200, 'application/json', metricsJson({ lag: rows }))
    const path = freshRead()
    const ask = (accept: string): Promise<Unpacked> =>
      proxy.ask(path, { headers: { 'accept-encoding': accept } })
    const plain = await ask('identity')
    expect(plain.text).toBe(metricsJson({ lag: rows }))
    const expected = [
      ['gzip', 'gzip'],
      ['br', 'br'],
      ['gzip;q=0, br', 'br'],
      ['br;q=0, gzip', 'gzip'],
      ['br;q=0, gzip;q=0', undefined],
      ['*;q=0', undefined],
    ] as const
    for (const [accept, coding] of expected) {
      const { status, headers, text, packedBytes } = await ask(accept)
      expect([accept, status, headers['content-encoding']]).toEqual([accept, 200, coding])
      expect(headers.vary).toMatch(/accept-encoding/i)
      expect(text === plain.text).toBe(true)
      const share = packedBytes / Buffer.byteLength(plain.text)
      expect(share < 2 / 3).toBe(coding !== undefined)
    }
    expect(plain.headers.vary).toMatch(/accept-encoding/i)
  }),
)

test(
  'C25 only the page and its files come out, and deep links give the page',
  inShared(async ({ proxy, page }) => {
    const outside = join(page.outside, 'outside.txt')
    for (const path of [
      '/.env',
      '/.git/config',
      '/.git/',
      '/main.ts',
      '/server/main.ts',
      '/package.json',
      '/node_modules/undici/package.json',
      '/../outside.txt',
      '/..%2foutside.txt',
      '/%2e%2e/outside.txt',
      '/..\\outside.js',
      '/assets/../../outside.js',
      '/assets/..%2f..%2foutside.js',
      '/assets/%2e%2e/%2e%2e/outside.js',
      `/${outside}`,
      outside,
      '/proc/self/environ',
      '/proc/self/environ.txt',
      '/etc/passwd',
      '/assets/',
      '/assets/gone-DZ8aP0xy.js',
      '/assets/index-DZ8aP0xy.js.map',
      '/assets/index-DZ8aP0xy.js/',
      '/index.html%00.js',
      '/index.html/..',
    ]) {
      const received = await proxy.askRaw(plainRequest(`GET ${path} HTTP/1.1`, 'Accept: */*'))
      expect(received, `for ${path}`).toMatch(/^HTTP\/1\.1 (?:400|403|404) /)
      expect(received).not.toContain('root:')
    }
    for (const path of ['/', '/sources/67bca128e1519efb914e6b51', '/pipelines?range=24h']) {
      const answer = await proxy.ask(path, { headers: AS_BROWSER })
      expect([answer.status, answer.headers['cache-control']]).toEqual([200, 'no-cache'])
      expect(answer.text).toContain('<title>Streamgauge</title>')
    }
    expect((await proxy.ask('/assets/gone.js', { headers: AS_BROWSER })).status).toBe(404)
    expect((await proxy.ask('/pipelines')).status).toBe(404)
    const asset = await proxy.ask('/assets/index-DZ8aP0xy.js')
    expect(asset.headers['cache-control']).toMatch(/max-age=31536000.*immutable/)
  }),
)

const CSP =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

test(
  'C26 every kind of answer carries the security headers, and the page scores 120 or more',
  inPublic(async ({ proxy }) => {
    const host = { host: 'gauge.example.com' }
    const { etag = '' } = (await proxy.ask(READ, { headers: host })).headers
    const kinds: readonly (readonly [number, string, Ask])[] = [
      [200, '/', { headers: AS_BROWSER }],
      [200, '/assets/index-DZ8aP0xy.js', {}],
      [200, READ, {}],
      [304, READ, { headers: { 'if-none-match': etag } }],
      [400, '/api/sources?page=0', {}],
      [404, '/api/users', {}],
      [404, '/assets/gone.js', {}],
      [405, '/api/sources', { method: 'DELETE' }],
      [200, '/healthz', {}],
      [421, '/', { headers: { host: 'evil.example' } }],
    ]
    for (const [status, path, options] of kinds) {
      const headers = { ...host, ...options.headers }
      const answer = await proxy.ask(path, { ...options, headers })
      expect([path, answer.status]).toEqual([path, status])
      expect(answer.headers).toMatchObject({
        'content-security-policy': CSP,
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'cross-origin-resource-policy': 'same-origin',
        'x-frame-options': 'DENY',
        'strict-transport-security': 'max-age=31536000; includeSubDomains',
      })
      for (const name of ['server', 'x-powered-by', 'set-cookie']) {
        expect(answer.headers).not.toHaveProperty(name)
      }
    }
    const unreadable = await proxy.askRaw('no HTTP at all\r\n\r\n')
    expect(unreadable).toContain(`Content-Security-Policy: ${CSP}`)
    expect(unreadable).toContain('X-Content-Type-Options: nosniff')
    const page = await proxy.ask('/', { headers: { ...host, ...AS_BROWSER } })
    expect(page.headers).toMatchObject({
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-embedder-policy': 'require-corp',
      'permissions-policy': expect.stringContaining('camera=()'),
    })
    expect(observatorySum(page)).toBeGreaterThanOrEqual(120)
  }),
)

test(
  'C27 errors hold no stack, no host, no path and no echo of what was sent',
  inShared(async ({ proxy, api }) => {
    api.onRead = (res) => sendJsonAs(res, { detail: 'Traceback at internal-host-4711' }, 500)
    const echo = 'zyxw4711'
    const answers = [
      await proxy.ask(`/api/${echo}`),
      await proxy.ask(`/api/sources?${echo}=1`),
      await proxy.ask(`/api/sources?partial_name=%00${echo}`),
      await proxy.ask(`/api/sources/${echo}/metrics`),
      await proxy.ask(`/${echo}.txt`),
      await proxy.ask(READ, {
        method: 'POST',
        headers: { 'content-type': `text/${echo}` },
        body: echo,
      }),
      await proxy.ask(READ, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: `{"${echo}":`,
      }),
      await proxy.ask('/', { headers: { host: `${echo}.example` } }),
    ]
    for (const answer of answers) {
      expectProblem(answer, 400, 404, 415, 421, 502)
      expect(answer.text).not.toMatch(/zyxw4711|node:|\.ts\b|\n\s+at |127\.0\.0\.1|localhost/)
      expect(JSON.stringify(answer.headers)).not.toContain(echo)
      expect(answer.text.length).toBeLessThan(500)
    }
  }),
)

test(
  'C28 what is logged stays one JSON line each, without control characters and without secrets',
  inShared(async ({ proxy }) => {
    const evil = ['viewer-secret-0815', '\u001b[31m', 'forged']
    const headers = [
      `User-Agent: ${evil[1]}red`,
      'X-Request-Id: {"level":"forged"}',
      'X-Forwarded-For: forged\u001b[2J',
      'Authorization: Bearer viewer-secret-0815',
      'Cookie: session=viewer-secret-0815',
      'Referer: https://localhost/?token=viewer-secret-0815',
    ]
    for (const target of [
      '/api/sources?partial_name=viewer-secret-0815',
      '/api/sources?access_token=viewer-secret-0815',
      '/api/sources%0a{"level":"forged"}',
      '/api/\u001b[31mred',
      '/viewer-secret-0815.js',
      '/viewer-secret-0815?token=viewer-secret-0815',
    ]) {
      const request = plainRequest(`GET ${target} HTTP/1.1`, ...headers)
      await proxy.askRaw(Buffer.from(request, 'latin1'))
    }
    await proxy.askRaw(`viewer-secret-0815 \u001b[31m\r\n{"level":"forged"}\r\n\r\n`)
    await proxy.ask('/healthz')
    for (const text of evil) expect(proxy.out).not.toContain(text)
    const lines = proxy.logLines.map((line): unknown => JSON.parse(line))
    expect(lines.length).toBeGreaterThan(5)
    for (const line of lines) {
      expect(line).toMatchObject({ level: expect.any(String), time: expect.any(String) })
    }
  }),
)

function withoutId(text: string): string {
  return text.replaceAll(/fresh-\d+/g, 'id')
}

test(
  'C29 odd headers on the first read change nothing for the second viewer',
  inShared(async ({ proxy, api }) => {
    const first = await proxy.ask(freshRead())
    const path = freshRead()
    const odd = {
      'x-forwarded-host': 'poison-0815.example',
      'x-forwarded-proto': 'poison-0815',
      'x-forwarded-scheme': 'nothttps',
      'x-original-url': '/poison-0815',
      forwarded: 'host=poison-0815.example',
      cookie: 'lang=poison-0815',
      'accept-language': 'poison-0815',
      accept: 'text/poison-0815',
      'user-agent': 'poison-0815',
      pragma: 'poison-0815',
    }
    await proxy.ask(path, { headers: odd })
    const second = await proxy.ask(path)
    expect(second.status).toBe(200)
    expect(api.reads).toHaveLength(2)
    expect(JSON.stringify(second)).not.toContain('poison-0815')
    expect(withoutId(second.text)).toBe(withoutId(first.text))
    expect(Object.keys(second.headers).toSorted()).toEqual(Object.keys(first.headers).toSorted())
  }),
)
