import { QueryClient } from '@tanstack/react-query'
import { afterEach, expect, test, vi } from 'vitest'
import { createMetrics } from '#server/metrics/metrics.ts'
import { FakeClock } from '#server/testing/fake-clock.ts'
import { ContractError } from '#src/api/http/errors.ts'
import { diagnosticsQuery } from './diagnostics.ts'
import { fakeApi, jsonAnswer } from './testing/fake-api.ts'

afterEach(() => {
  vi.unstubAllGlobals()
})

function read(body: unknown) {
  const api = fakeApi(() => jsonAnswer(body))
  vi.stubGlobal('fetch', api.fetch)
  const answer = new QueryClient().fetchQuery({ ...diagnosticsQuery, retry: false })
  return { answer, requests: api.requests }
}

/** What the proxy of this version says after some work. */
function told() {
  const metrics = createMetrics({
    clock: new FakeClock(0),
    facts: { version: '1.2.3', build: 'abc', node: '24.0.0' },
    budgetPerMinute: null,
    readGauges: () => ({
      callsRunning: 0,
      callsWaiting: 0,
      callsLastMinute: 3,
      gateClosedForMs: 90_000,
      storedBytes: 1234,
      storedAnswers: 2,
      tokenExpiresInMs: null,
    }),
  })
  const { telemetry } = metrics
  telemetry.called({ route: '/sources', outcome: '503', ms: 20 })
  telemetry.answered({ method: 'GET', route: '/api/sources', status: 200, ms: 1, cache: 'hit' })
  telemetry.signInFailed('STATUS_401')
  const account = { mode: 'live', apiHost: 'api.example.com', version: '1.2.3+abc', isReady: false }
  return JSON.parse(JSON.stringify({ ...account, ...metrics.diagnostics() }))
}

test('what this page reads is what the proxy of the same version says, figure by figure', async () => {
  const sent = told()
  const { answer, requests } = read(sent)
  const { value } = await answer
  expect(requests[0]?.target).toBe('/diagnostics.json')
  expect(sent).toMatchObject(JSON.parse(JSON.stringify(value)))
  expect(value).toMatchObject({
    mode: 'live',
    isReady: false,
    upstream: {
      callsLastMinute: 3,
      budgetPerMinute: null,
      pausedForMs: 90_000,
      lastFiveMinutes: { calls: 1, failed: 1, byOutcome: { status_503: 1 } },
    },
    cache: { storedBytes: 1234, lastFiveMinutes: { reads: 1, hitRate: 1 } },
    requests: { lastFiveMinutes: { byStatus: { 200: 1 } } },
    token: { expiresInMs: null, lastFailure: { reason: 'status_401', agoMs: 0 } },
    process: { eventLoopDelay: null },
  })
})

test('a figure of another version that is not there stays apart from null and 0', async () => {
  const sent = told()
  delete sent.upstream.waiting
  const { value } = await read(sent).answer
  expect(value.upstream).toMatchObject({ running: 0, budgetPerMinute: null })
  expect(value.upstream.waiting).toBeUndefined()
})

test.each([{}, [], { upstream: [] }, 'text', null])(
  '%j is refused, not guessed at',
  async (body) => {
    await expect(read(body).answer).rejects.toThrow(ContractError)
  },
)
