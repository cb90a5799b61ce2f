import { expect, test } from 'vitest'
import { Problem } from './problem.ts'
import { checkQuery, findRead } from './read-request.ts'

/** What the checks make of a target: the upstream request line, or the code of the refusal. */
function judge(target: string, method = 'GET', tenants: readonly string[] = []): string {
  try {
    const { row, path } = findRead(method, target)
    const query = checkQuery(row, target, tenants).map(([name, value]) => `${name}=${value}`)
    return `${row.method} ${path}?${query.join('&')}`
  } catch (error) {
    return error instanceof Problem ? error.code : 'another error'
  }
}

const ID = '67bca128e1519efb914e6b51'

test.each([
  ['GET', '/api/sources', 'GET /sources?'],
  ['HEAD', '/api/pipelines?', 'GET /pipelines?'],
  ['GET', '/api/destinations?page_size=100&page=2', 'GET /destinations?page=2&page_size=100'],
  ['GET', `/api/sources/${ID}/metrics`, `GET /sources/${ID}/metrics?`],
  [
    'GET',
    `/api/destinations/${ID}/metrics?time_type=latest`,
    `GET /destinations/${ID}/metrics?time_type=latest`,
  ],
  ['GET', `/api/pipelines/${ID}/metrics`, `GET /pipelines/${ID}/metrics?`],
  ['POST', '/api/sources/metrics?level=topic', 'POST /sources/metrics?level=topic'],
  ['POST', '/api/destinations/metrics', 'POST /destinations/metrics?'],
])('%s %s is read as %s', (method, target, expected) => {
  expect(judge(target, method)).toBe(expected)
})

test.each([
  '/api/../sources',
  '/api/./sources',
  '/api/sources/..',
  '/api/sources/../users',
  '/api/..',
  '/api/.',
  '/api/%2e%2e/users',
  '/api/%2E%2E%2Fusers',
  '/api/%252e%252e/users',
  '/api/sources/%2e%2e/users',
  '/api/..;/users',
  '/api/sources;x=1',
  '/api/;/sources',
  '/api/\\users',
  '/api/sources\\..\\users',
  '/api/%5cusers',
  '/api/%5c%2e%2e%5cusers',
  '/api/sources%00',
  '/api/%00/sources',
  '/api/%c0%ae%c0%ae/users',
  '/api/%e0%80%ae/users',
  '/api/%uff0e/users',
  '/api//sources',
  '/api//',
  '/api/sources//metrics',
  '/api/sources/',
  '/api/sources/metrics/',
  '/api/sources:80',
  '/api/:80/sources',
  '/api/*',
  '/api/@evil.example',
  '/api/Sources',
  '/api/SOURCES',
  '/api/sources/Metrics',
  '/api/sources/metrics/metrics',
  '/api/sources/-a/metrics',
  `/api/sources/${'a'.repeat(65)}/metrics`,
  '/api/sources/a.b/metrics',
  '/api/sources/a%2fb/metrics',
  '/api/s%6furces',
  '/api/ſources',
  '/api/sources ',
  '/api/http://evil.example/',
  '/api/',
])('C01: %s names no read', (target) => {
  expect(judge(target)).toBe('unknown_path')
})

test.each(['/api/sources#/x', '/api/sources?page=1#', '/api/#/sources'])(
  'C01: a fragment is refused: %s',
  (target) => {
    expect(judge(target)).toBe('bad_target')
  },
)

test.each([
  '/api/auth/access-token',
  '/api/auth/access-token/refresh',
  '/api/auth/whoami',
  `/api/sources/${ID}`,
  `/api/pipelines/${ID}`,
  '/api/sources/search',
  '/api/topics',
  '/api/topics/details',
  '/api/topics/a/messages',
  '/api/users',
  '/api/tags',
  '/api/billing/usage/metrics',
  '/api/logs/count',
  '/api/project-keys',
  '/api/docs',
  '/api/openapi',
  '/api/kafka-access',
  '/api/transforms',
  '/api/pipelines/metrics',
])('C02: %s is not on the list', (target) => {
  expect(judge(target)).toBe('unknown_path')
  expect(judge(target, 'POST')).toBe('unknown_path')
})

test.each([
  ['PUT', '/api/sources'],
  ['POST', '/api/sources'],
  ['DELETE', '/api/sources/metrics'],
  ['POST', `/api/sources/${ID}/metrics`],
  ['OPTIONS', '/api/pipelines'],
  ['get', '/api/sources'],
])('C03: %s %s is not a method of this address', (method, target) => {
  expect(judge(target, method)).toBe('method_not_allowed')
})

test.each([
  'secret_returned=true',
  'secret_returned=false',
  'Secret_Returned=true',
  'secret%5Freturned=true',
  'secret_returned',
  'secret_returned[]=true',
  'page=1&secret_returned=true',
  'tenant_ids=a',
  'unknown=1',
  'page=1&page=2',
  'page[]=1',
  '__proto__=1',
  'constructor=1',
  'toString=1',
  'page=0',
  'page=-1',
  'page=1e3',
  'page=',
  'page',
  'page_size=101',
  'page_size=0',
  'page_size=10.5',
  'page=1&',
  '&',
  '=',
  'sort=a%0Ab',
  'sort=a b',
  'sort_dir=up',
  'sort_dir=ASC',
  'id=a%2Fb',
  'id=../x',
  'id=',
  `partial_name=${'a'.repeat(121)}`,
  `partial_name=${'a'.repeat(5000)}`,
  'partial_name=a%0D%0Ab',
  'partial_name=<script>',
  'partial_name=a%00',
  'partial_name=%E0%80',
  'partial_name=%',
  'connector=a;b',
  'connector=,',
  'status=a b',
  'latency=100',
  'latency=gt:',
  'latency=gt:1 or 1',
  'latency=xx:1',
  'snapshot=a,',
  '_method=DELETE',
  'time_type=latest',
])('C04: the list query %s is refused', (query) => {
  expect(judge(`/api/sources?${query}`)).toBe('bad_query')
})

test.each([
  'time_type=LATEST',
  'time_type=now',
  'time_interval=0',
  'time_interval=12345678',
  'time_interval=-1',
  'time_interval=1.5',
  'time_unit=minutes',
  'time_unit=second',
  'timestamp_from=yesterday',
  'timestamp_from=2026-13-01T00:00:00Z',
  'timestamp_from=2026-02-30T00:00:00Z',
  'timestamp_from=2026-01-01T25:00:00Z',
  'timestamp_to=1767225600',
  'timestamp_to=2026-01-01T00:00:00+02:00',
  'timestamp_to=2026-01-01%2000:00:00',
  'level=everything',
  `ids=${Array.from({ length: 101 }, (_, i) => `a${i}`).join(',')}`,
  'ids=a,,b',
  'ids=a,b;c',
  'size=x',
  'from=a.b',
  'tenant_ids=',
  'tenant_ids=other',
  'tenant_ids=mine,other',
  'partial_name=a',
])('C04: the batch query %s is refused', (query) => {
  expect(judge(`/api/sources/metrics?${query}`, 'GET', ['mine'])).toBe('bad_query')
})

test.each([
  [`ids=a,${ID}&level=connector`, `ids=a,${ID}&level=connector`],
  ['timestamp_from=2026-01-01T00:00:00Z', 'timestamp_from=2026-01-01T00:00:00Z'],
  ['timestamp_from=2026-01-01T00%3A00%3A00.000Z', 'timestamp_from=2026-01-01T00:00:00.000Z'],
  ['timestamp_to=2026-01-01T00:00:00%2B02:00', 'timestamp_to=2026-01-01T00:00:00+02:00'],
  ['timestamp_to=2024-02-29', 'timestamp_to=2024-02-29'],
  ['tenant_ids=mine', 'tenant_ids=mine'],
  [
    'time_unit=week&time_interval=2&time_type=timeseries',
    'time_interval=2&time_type=timeseries&time_unit=week',
  ],
])('the batch query %s passes', (query, expected) => {
  expect(judge(`/api/sources/metrics?${query}`, 'GET', ['mine'])).toBe(
    `GET /sources/metrics?${expected}`,
  )
})

test('a name is decoded once, with + as a blank, and letters of all scripts pass', () => {
  expect(judge('/api/sources?partial_name=K%C3%B6ln+a%2540')).toBe('bad_query')
  expect(judge('/api/sources?partial_name=K%C3%B6ln+a%40b')).toBe(
    'GET /sources?partial_name=Köln a@b',
  )
})

test('tenant_ids passes on batch reads only', () => {
  expect(judge(`/api/sources/${ID}/metrics?tenant_ids=mine`, 'GET', ['mine'])).toBe('bad_query')
  expect(judge('/api/sources?tenant_ids=mine', 'GET', ['mine'])).toBe('bad_query')
})
