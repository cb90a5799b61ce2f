import { expect, test } from 'vitest'
import { FAULT_KINDS } from './faults.ts'
import { openBench } from './testing/ask.ts'

test.each([
  ['html-502', 502, 'text/html'],
  ['html-503', 503, 'text/html'],
  ['html-504', 504, 'text/html'],
  ['html-200', 200, 'text/html'],
  ['429', 429, 'application/json'],
  ['500', 500, 'application/json'],
  ['500-rebalance', 500, 'application/json'],
  ['400', 400, 'application/json'],
  ['401', 401, 'application/json'],
  ['403', 403, 'application/json'],
  ['404-no-metrics', 404, 'application/json'],
  ['422', 422, 'application/json'],
  ['detail-object', 400, 'application/json'],
] as const)('%s answers %d as %s', async (kind, status, type) => {
  const bench = openBench()
  bench.simulator.setFault({ kind })
  const response = await bench.send('/sources')
  expect(response.status).toBe(status)
  expect(response.headers.get('content-type')).toBe(type)
  expect(response.headers.get('x-request-id')).toMatch(/^sim-/)
})

test('429 comes with and without Retry-After', async () => {
  const bench = openBench()
  bench.simulator.setFault({ kind: '429', count: 1 })
  bench.simulator.setFault({ kind: '429-retry-after', retryAfterSec: 7 })
  expect((await bench.send('/sources')).headers.get('retry-after')).toBeNull()
  expect((await bench.send('/sources')).headers.get('retry-after')).toBe('7')
})

test.each(['drop', 'down'] as const)('%s breaks the connection without an answer', async (kind) => {
  const bench = openBench()
  bench.simulator.setFault({ kind })
  expect((await bench.send('/sources')).type).toBe('error')
})

test.each(['garbage-json', 'truncated-json', 'empty-200'] as const)(
  '%s is a 200 whose body does not parse',
  async (kind) => {
    const bench = openBench()
    bench.simulator.setFault({ kind })
    const response = await bench.send('/sources')
    expect(response.status).toBe(200)
    const text = await response.text()
    expect(() => {
      JSON.parse(text)
    }).toThrow(SyntaxError)
  },
)

test('204 has no body and a redirect leads away', async () => {
  const bench = openBench()
  bench.simulator.setFault({ kind: '204', count: 1 })
  bench.simulator.setFault({ kind: 'redirect', count: 1 })
  expect((await bench.send('/sources')).status).toBe(204)
  const redirect = await bench.send('/sources')
  expect([redirect.status, redirect.headers.get('location')]).toEqual([
    302,
    'https://login.example/',
  ])
})

test('slow holds the true answer back for 15 s', async () => {
  const waits: number[] = []
  const sleep = (ms: number) => {
    waits.push(ms)
    return Promise.resolve()
  }
  const bench = openBench({ sleep })
  bench.simulator.setFault({ kind: 'slow' })
  expect((await bench.send('/sources')).status).toBe(200)
  expect(waits).toEqual([15_000])
})

test('hang answers only when the caller gives up', async () => {
  const bench = openBench()
  bench.simulator.setFault({ kind: 'hang' })
  const caller = new AbortController()
  const pending = bench.send('/sources', { signal: caller.signal })
  const first = await Promise.race([pending, Promise.resolve('still waiting')])
  expect(first).toBe('still waiting')
  caller.abort()
  expect((await pending).type).toBe('error')
})

test('a fault meets only its path and its number of requests', async () => {
  const bench = openBench()
  bench.simulator.setFault({ kind: 'html-502', path: '/sources', count: 2 })
  const statuses: number[] = []
  for (const path of ['/pipelines', '/sources', '/sources/metrics', '/sources']) {
    statuses.push((await bench.send(path)).status)
  }
  expect(statuses).toEqual([200, 502, 502, 200])
})

test('a fault without a path spares the token calls, down does not', async () => {
  const bench = openBench()
  bench.simulator.setFault({ kind: '401' })
  expect((await bench.send('/auth/whoami')).status).toBe(200)
  bench.simulator.clearFaults()
  bench.simulator.setFault({ kind: 'down' })
  expect((await bench.send('/auth/whoami')).type).toBe('error')
})

test('clearing takes all faults away at once', async () => {
  const bench = openBench()
  for (const kind of FAULT_KINDS) bench.simulator.setFault({ kind })
  bench.simulator.clearFaults()
  expect((await bench.send('/sources')).status).toBe(200)
})
