import { readFile } from 'node:fs/promises'
import { setupServer } from 'msw/node'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { simulatorHandlers } from './msw-handlers.ts'
import { dig, openBench } from './testing/ask.ts'

const bench = openBench({ scenario: 'healthy', stripConfig: true })
const server = setupServer(...simulatorHandlers(bench.simulator))

beforeAll(() => server.listen({ onUnhandledFrame: 'error' }))
afterEach(() => bench.simulator.clearFaults())
afterAll(() => server.close())

test('a page reads under /api without a token and gets no settings', async () => {
  const response = await fetch('http://dashboard.test/api/sources?page_size=2')
  const body: unknown = await response.json()
  expect(dig(body, 'page_size')).toBe(2)
  expect(JSON.stringify(body)).not.toContain('SECRET')
})

test('a POST body reaches the simulator', async () => {
  const body = JSON.stringify({ ids: [] })
  const response = await fetch('http://dashboard.test/api/sources/metrics', {
    method: 'POST',
    body,
  })
  expect(dig(await response.json(), 'connector_metrics')).toEqual({})
})

test('a broken connection is a failed fetch', async () => {
  bench.simulator.setFault({ kind: 'drop' })
  await expect(fetch('http://dashboard.test/api/sources')).rejects.toThrow(
    /fetch failed|Failed to fetch/,
  )
})

test('the handlers serve under another base', async () => {
  server.use(...simulatorHandlers(bench.simulator, '/streamgauge/api/'))
  const response = await fetch('http://dashboard.test/streamgauge/api/destinations')
  expect(dig(await response.json(), 'total')).toBe(5)
  server.resetHandlers()
})

test('the worker script is the one of the installed MSW', async () => {
  const kept = await readFile(new URL('mockServiceWorker.js', import.meta.url), 'utf8')
  const installed = await readFile(new URL(import.meta.resolve('msw/mockServiceWorker.js')), 'utf8')
  expect(kept).toBe(installed)
})
