import { afterAll, beforeAll, expect, test } from 'vitest'
import { Problem } from './problem.ts'
import { checkIdsBody } from './request-body.ts'
import { startFakeUpstream, type FakeUpstream } from './testing/fake-upstream.ts'
import { startProxy, type ProxyUnderTest } from './testing/proxy-under-test.ts'

const RULES = { bodyLimitBytes: 1000, maxIds: 3, allowedTenantIds: ['mine'] }

function judge(text: string): string {
  try {
    return checkIdsBody(text, RULES)
  } catch (error) {
    return error instanceof Problem ? error.code : 'another error'
  }
}

test.each([
  ['{"ids":["a"]}', '{"ids":["a"]}'],
  [' {\n "ids" : [ "a",\t"b-1_2" ]\r\n} ', '{"ids":["a","b-1_2"]}'],
  ['{"ids":["a"],"tenant_ids":["mine"]}', '{"ids":["a"],"tenant_ids":["mine"]}'],
  ['{"tenant_ids":["mine"],"ids":["a"]}', '{"ids":["a"],"tenant_ids":["mine"]}'],
  ['{"ids":["b","a","b"]}', '{"ids":["a","b"]}'],
])('%j is sent on as %s', (text, expected) => {
  expect(judge(text)).toBe(expected)
})

const BAD_BODIES = [
  '',
  ' ',
  'null',
  '1',
  '"a"',
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
  '{"ids":["a/b"]}',
  '{"ids":["-a"]}',
  '{"ids":["a","b","c","d"]}',
  '{"ids":["a"],"ids":["b"]}',
  '{"ids":["a"],"x":1}',
  '{"ids":["a"],"__proto__":{}}',
  '{"ids":["a"],"constructor":1}',
  '{"__proto__":{"ids":["a"]}}',
  '{"ids":["a"],"tenant_ids":["other"]}',
  '{"ids":["a"],"tenant_ids":[]}',
  '{"\\u0069ds":["a"]}',
  '{"ids":["\\u0061"]}',
  '{"ids":["a"]',
  '{"ids":["a"]}x',
  "{'ids':['a']}",
  '['.repeat(400),
  `{"ids":["${'a'.repeat(65)}"]}`,
  '{"ids":["a"],"secret_returned":true}',
  '\uFEFF{"ids":["a"]}',
]

test.each(BAD_BODIES)('C15: the body %j is refused', (text) => {
  expect(judge(text)).toBe('bad_body')
})

let upstream: FakeUpstream & { origin: string }
let proxy: ProxyUnderTest

beforeAll(async () => {
  upstream = await startFakeUpstream()
  proxy = await startProxy(upstream.origin)
})

afterAll(async () => {
  await proxy.close()
  await upstream.close()
})

const body = '{"ids":["a"]}'

test.each([
  [415, {}],
  [415, { 'content-type': 'text/plain' }],
  [415, { 'content-type': 'application/x-www-form-urlencoded' }],
  [415, { 'content-type': 'multipart/form-data; boundary=x' }],
  [415, { 'content-type': 'application/json; charset=utf-16' }],
  [415, { 'content-type': 'application/jsonp' }],
  [415, { 'content-type': 'application/json, text/plain' }],
  [415, { 'content-type': 'application/json', 'content-encoding': 'gzip' }],
])('C15: %i for a POST with %j, and nothing reaches the API', async (status, headers) => {
  const calls = upstream.calls.length
  expect((await proxy.ask('/api/sources/metrics', { method: 'POST', headers, body })).status).toBe(
    status,
  )
  expect(upstream.calls).toHaveLength(calls)
  expect(await proxy.harm(upstream)).toEqual([])
})

test.each(BAD_BODIES)('C15: 400 for a POST of %j, and nothing reaches the API', async (text) => {
  const calls = upstream.calls.length
  const headers = { 'content-type': 'application/json' }
  const answer = await proxy.ask('/api/sources/metrics', { method: 'POST', headers, body: text })
  // The process allows 1000 ids where the table above allows three.
  expect(answer.status).toBe(text.includes('"d"') ? 200 : 400)
  expect(upstream.calls.slice(calls)).toHaveLength(text.includes('"d"') ? 1 : 0)
})

test('a good POST arrives rebuilt', async () => {
  const headers = { 'content-type': 'application/json; charset=UTF-8' }
  const text = ' { "ids" : [ "a" ] } '
  expect(
    (await proxy.ask('/api/sources/metrics', { method: 'POST', headers, body: text })).status,
  ).toBe(200)
  expect(upstream.calls.at(-1)).toMatchObject({ method: 'POST', body, url: '/sources/metrics' })
})

test('invalid UTF-8 is refused', async () => {
  const bytes = Buffer.from('{"ids":["a\xff"]}', 'latin1')
  const head = `POST /api/sources/metrics HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: ${bytes.length}\r\nConnection: close\r\n\r\n`
  expect(await proxy.askRaw(Buffer.concat([Buffer.from(head), bytes]))).toMatch(/^HTTP\/1\.1 400 /)
})
