import { createServer } from 'node:net'
import { expect, test } from 'vitest'
import { freshRead } from './problems.ts'
import { bytesOf, plainRequest, statusOf } from './raw-requests.ts'
import { shared } from './scene.ts'

const inShared = shared({})

const READ = '/api/sources/metrics?time_type=latest'
const JSON_TYPE = { 'content-type': 'application/json' }

/** Ways to reach another path than the one that is checked. Latin-1, so that any byte can stand here. */
const TRAVERSALS: readonly string[] = [
  '/api/../api/sources',
  '/api/./sources',
  '/./api/sources',
  '/api/sources/..',
  '/api/sources/.',
  '/api/x/../sources',
  '/api/sources/../users',
  '/api/sources/%2e%2e/users',
  '/api/sources/%2E%2E/users',
  '/api/sources/.%2e/users',
  '/api/sources/%252e%252e/users',
  '/api/sources/..;/users',
  '/api/sources/..;x=1/users',
  '/api/sources/..\\users',
  '/api/sources\\metrics',
  '/api/sources%5cmetrics',
  '/api/sources/..%5cusers',
  '/api/sources/..%2fusers',
  '/api/sources%2fmetrics',
  '/api/sources%00',
  '/api/sources%00/metrics',
  '/api/sources/%c0%ae%c0%ae/users',
  '/api/sources/%e0%80%ae%e0%80%ae/users',
  '/api/sources/\u00c0\u00ae\u00c0\u00ae/users',
  '//api/sources',
  '/api//sources',
  '/api/sources//metrics',
  '/api///sources',
  '/api/sources;x',
  '/api;x/sources',
  '/api/sources;x=1/metrics',
  '/api/sources#/metrics',
  '/api/#/sources',
  '/api/sources:export',
  '/api/sources/a:b/metrics',
  '/api/*',
  '/api/sources/*/metrics',
  '/API/sources',
  '/Api/sources',
  '/api/Sources',
  '/api/SOURCES/metrics',
  '/api/sources/',
  '/api/sources/metrics/',
  '/%61pi/sources',
  '/api%2fsources',
  '/api/%73ources',
  '/api/sources/metrics/metrics',
  '/api/sources/-x/metrics',
  `/api/sources/${'a'.repeat(65)}/metrics`,
  '/api/sources/\u00e9/metrics',
]

test(
  'C01 no form of path traversal reaches the API',
  inShared(async ({ proxy, api }) => {
    for (const target of TRAVERSALS) {
      const received = await proxy.askRaw(
        Buffer.from(plainRequest(`GET ${target} HTTP/1.1`), 'latin1'),
      )
      expect([400, 404], `${target} ${received}`).toContain(statusOf(received))
    }
    expect(api.requestCount).toBe(0)
  }),
)

const ID = '67bca128e1519efb914e6b51'
const OTHER_PATHS: readonly string[] = [
  '/auth/access-token',
  '/auth/access-token/refresh',
  '/authentication/access-token',
  `/sources/${ID}`,
  `/destinations/${ID}`,
  `/pipelines/${ID}`,
  '/pipelines/metrics',
  `/sources/${ID}/config`,
  `/sources/${ID}/logs`,
  '/topics',
  '/topics/metrics',
  `/topics/${ID}/messages`,
  '/kafka-access',
  '/users',
  '/users/me',
  '/tenants',
  '/service-users',
  '/api-keys',
  '/client-credentials',
  '/project-keys',
  '/billing',
  '/usage',
  '/logs',
  '/alerts',
  '/transforms',
  '/tags',
  '/schema-registry/subjects',
  '/docs',
  '/openapi.json',
  '/swagger',
  '/api/sources',
  '/healthz',
  '/metrics',
  '',
  '/',
]

test(
  'C02 no other address of the API can be read',
  inShared(async ({ proxy, api }) => {
    for (const path of OTHER_PATHS) {
      const { status, headers } = await proxy.ask(`/api${path}`, {
        headers: { accept: 'text/html,*/*' },
      })
      expect([path, status]).toEqual([path, 404])
      expect(headers['content-type']).toContain('json')
    }
    expect(api.requestCount).toBe(0)
  }),
)

test(
  'C03 other methods are refused with what is allowed, and nothing tunnels',
  inShared(async ({ proxy, api }) => {
    const methods = ['PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'PROPFIND', 'QUERY', 'BREW']
    for (const path of ['/api/sources', READ, `/api/sources/${ID}/metrics`, '/', '/healthz']) {
      for (const method of methods) {
        const received = await proxy.askRaw(plainRequest(`${method} ${path} HTTP/1.1`))
        expect(received).toMatch(/^HTTP\/1\.1 (?:400|404|501|405 [^]*\r\nAllow: GET, HEAD)/)
      }
    }
    for (const path of ['/api/sources', '/api/pipelines', `/api/sources/${ID}/metrics`]) {
      const post = await proxy.ask(path, {
        method: 'POST',
        headers: JSON_TYPE,
        body: '{"ids":["a"]}',
      })
      expect([path, post.status, post.headers.allow]).toEqual([path, 405, 'GET, HEAD'])
    }
    expect((await proxy.ask('/', { method: 'POST' })).status).toBe(405)
    expect((await proxy.ask(READ, { method: 'PUT' })).headers.allow).toBe('GET, HEAD, POST')
    const { host } = new URL(api.origin)
    const tunnel = `CONNECT ${host} HTTP/1.1\r\nHost: ${host}\r\n\r\n`
    const received = await proxy.askRaw(`${tunnel}GET /sources HTTP/1.1\r\nHost: ${host}\r\n\r\n`)
    expect(received).not.toMatch(/^HTTP\/1\.1 2/)
    expect(api.requestCount).toBe(0)
  }),
)

const BAD_LIST_QUERIES: readonly string[] = [
  'secret_returned=true',
  'secret_returned=',
  'Secret_Returned=true',
  'SECRET_RETURNED=1',
  'secret%5Freturned=true',
  'secret_returned%5B%5D=true',
  '%73ecret_returned=true',
  'secret_returned%00=true',
  'page=1&secret_returned=true',
  'page=1;secret_returned=true',
  'tenant_ids=67bca128e1519efb914e6b51',
  'tenant_ids[]=a',
  'unknown=1',
  '_method=DELETE',
  'page=1&page=2',
  'page=1&page=1',
  'page[]=1',
  'page%5B%5D=1',
  '__proto__=1',
  'constructor=1',
  'toString=1',
  'page=0',
  'page=-1',
  'page=1.5',
  'page=1e3',
  'page=%201',
  'page=',
  'page_size=0',
  'page_size=101',
  'page_size=99999999999999999999',
  'sort_dir=up',
  'latency=gt',
  'latency=gt:x',
  'partial_name=a%0d%0aX-Injected:%20b',
  'partial_name=%00',
  'partial_name=%zz',
  'partial_name=%ff',
  'partial_name=%3Cscript%3E',
  `partial_name=${'a'.repeat(121)}`,
  `partial_name=${'a'.repeat(5000)}`,
  'id=../users',
  '?page=1',
  'page=1?page=2',
]

const BAD_METRICS_QUERIES: readonly string[] = [
  'time_type=all',
  'time_type=LATEST',
  'time_unit=year',
  'level=galaxy',
  'time_interval=12345678',
  'time_interval=-1',
  'timestamp_from=yesterday',
  'timestamp_from=2026-02-31T00:00:00Z',
  'timestamp_from=1767225600',
  'timestamp_to=2026-13-01T00:00:00Z',
  'timestamp_to=2026-01-01T00:00:00Z%0d%0a',
  'timestamp_to=',
  'ids=a,,b',
  'ids=a,b%0d%0a',
  `ids=${Array.from({ length: 101 }, (_, index) => `id${index}`).join(',')}`,
  'tenant_ids=a',
  'ids=a&ids=b',
]

test(
  'C04 parameters that are not on the list, or not in their form, are refused',
  inShared(async ({ proxy, api }) => {
    const targets = [
      ...BAD_LIST_QUERIES.map((query) => `/api/sources?${query}`),
      ...BAD_METRICS_QUERIES.map((query) => `/api/sources/metrics?${query}`),
      ...BAD_METRICS_QUERIES.map((query) => `/api/destinations/${ID}/metrics?${query}`),
    ]
    for (const target of targets) {
      const { status } = await proxy.ask(target)
      expect([400, 414, 422], `for ${target}`).toContain(status)
    }
    expect(api.requestCount).toBe(0)
  }),
)

test(
  'C05 method and path overrides in headers are ignored',
  inShared(async ({ proxy, api }) => {
    const path = freshRead()
    const headers = {
      'x-http-method-override': 'DELETE',
      'x-http-method': 'DELETE',
      'x-method-override': 'DELETE',
      'x-original-url': '/api/users',
      'x-rewrite-url': '/api/users',
      'x-forwarded-uri': '/api/users',
      'x-forwarded-prefix': '/users',
      'x-original-uri': '/api/users',
    }
    expect((await proxy.ask(path, { headers })).status).toBe(200)
    expect(api.reads.map(({ method, url }) => `/api${url} by ${method}`)).toEqual([
      `${path} by GET`,
    ])
  }),
)

test(
  'C06 address overrides in headers are ignored',
  inShared(async ({ proxy, api }) => {
    const path = freshRead()
    const headers = {
      'x-forwarded-host': 'evil.example',
      'x-forwarded-server': 'evil.example',
      'x-forwarded-proto': 'https',
      'x-forwarded-port': '443',
      'x-forwarded-scheme': 'https',
      'x-original-host': 'evil.example',
      'x-host': 'evil.example',
      forwarded: 'for=10.0.0.1;host=evil.example;proto=https',
      'x-real-ip': '10.0.0.1',
      'cf-connecting-ip': '10.0.0.1',
    }
    const answer = await proxy.ask(path, { headers })
    expect(answer.status).toBe(200)
    expect(JSON.stringify(answer.headers)).not.toContain('evil.example')
    expect(api.reads.map(({ url, headers }) => [`/api${url}`, headers.host])).toEqual([
      [path, new URL(api.origin).host],
    ])
  }),
)

const CLIENT_HEADERS = {
  authorization: 'Bearer of-the-client-0815',
  'proxy-authorization': 'Basic of-the-client-0815',
  cookie: 'session=of-the-client-0815',
  'x-forwarded-user': 'of-the-client-0815',
  x_forwarded_user: 'of-the-client-0815',
  'X-Forwarded-For': '10.8.1.5',
  forwarded: 'for=10.8.1.5',
  via: '1.0 of-the-client-0815',
  'x-api-key': 'of-the-client-0815',
  'user-agent': 'of-the-client-0815',
  referer: 'https://of-the-client-0815.example/',
  range: 'bytes=0-1',
  te: 'trailers',
  'accept-language': 'de',
  connection: 'authorization, host, via',
  'x-request-id': 'of-the-client-0815',
  traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
}
/** What the proxy itself may send (H1), and what HTTP needs. */
const OUR_HEADERS = [
  'accept',
  'accept-encoding',
  'authorization',
  'connection',
  'host',
  'user-agent',
  'via',
]

test(
  'C07 no header of a client reaches the API, and ours arrive whole',
  inShared(async ({ proxy, api }) => {
    expect((await proxy.ask(freshRead(), { headers: CLIENT_HEADERS })).status).toBe(200)
    const headers = api.reads[0]?.headers ?? {}
    const sent = JSON.stringify(headers)
    expect(Object.keys(headers).toSorted()).toEqual(OUR_HEADERS)
    expect(sent).not.toMatch(/of-the-client-0815|10\.8\.1\.5|bytes=|trailers/)
    expect(headers['authorization']).toMatch(/^Bearer token-of-the-fake-\S+$/)
    expect(headers['via']).toBe('1.1 streamkap-dashboard')
    expect(headers['host']).toBe(new URL(api.origin).host)
    expect(headers['accept']).toContain('application/json')
    expect(proxy.out).not.toMatch(/(?:Bearer|Basic|session=|root=)/)
  }),
)

test(
  'C08 targets that name a server are refused, and no server is called',
  inShared(async ({ proxy, api }) => {
    let visits = 0
    const foreign = createServer((socket) => {
      visits += 1
      socket.destroy()
    })
    await new Promise<void>((resolve) => {
      foreign.listen(0, '127.0.0.1', resolve)
    })
    const address = foreign.address()
    const port = typeof address === 'object' && address !== null ? address.port : 0
    const targets = [
      `http://127.0.0.1:${port}/sources`,
      `http://127.0.0.1:${port}/api/sources`,
      `http://localhost/api/sources`,
      `https://localhost/api/sources`,
      `http://localhost@127.0.0.1:${port}/api/sources`,
      `//127.0.0.1:${port}/api/sources`,
      `@127.0.0.1:${port}/sources`,
      `/api@127.0.0.1:${port}/sources`,
      `/api/http://127.0.0.1:${port}/sources`,
      `127.0.0.1:${port}`,
      'file:///etc/passwd',
      '*',
      'api/sources',
      '?page=1',
    ]
    for (const target of targets) {
      const received = await proxy.askRaw(plainRequest(`GET ${target} HTTP/1.1`))
      expect([400, 403, 404, 421], `${target} ${received}`).toContain(statusOf(received))
    }
    foreign.close()
    expect(visits).toBe(0)
    expect(api.requestCount).toBe(0)
  }),
)

const FOREIGN_HOSTS: readonly (readonly string[])[] = [
  ['Host: evil.example'],
  ['Host: localhost.evil.example'],
  ['Host: evil-localhost'],
  ['Host: 127.0.0.1.nip.io'],
  ['Host: 169.254.169.254'],
  ['Host: [fe80::1]'],
  ['Host: 0.0.0.0'],
  ['Host: xn--lcalhost-n4a'],
  ['Host: user@localhost'],
  ['Host: localhost@evil.example'],
  ['Host: localhost/api'],
  ['Host: localhost:80:80'],
  ['Host: localhost, evil.example'],
  ['Host: localhost', 'Host: localhost'],
  ['Host: localhost', 'Host: evil.example'],
  ['Host: '],
  [],
]

test(
  'C09 only loopback names are answered, on the page as on the API',
  inShared(async ({ proxy, api }) => {
    const targets = ['/', READ, '/assets/index-DZ8aP0xy.js', '/healthz', '/config.json']
    for (const hosts of FOREIGN_HOSTS) {
      for (const target of targets) {
        const request = bytesOf([`GET ${target} HTTP/1.1`, ...hosts, 'Connection: close'])
        const received = await proxy.askRaw(request)
        expect([400, 403, 404, 421], `${hosts.join()} ${target}`).toContain(statusOf(received))
        expect(received).not.toContain('<title>')
      }
    }
    expect(api.requestCount).toBe(0)
    for (const host of ['localhost', 'localhost:1234', '127.0.0.1', '127.0.0.1:80', '[::1]:80']) {
      const lines = [`GET ${READ} HTTP/1.1`, `Host: ${host}`, 'Connection: close']
      expect(statusOf(await proxy.askRaw(bytesOf(lines)))).toBe(200)
    }
  }),
)
