import { act, screen, within } from '@testing-library/react'
import { http } from 'msw/http'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { THIN_SPACE } from '#src/format/digits.ts'
import { forgetServerTime } from '#src/model/time/server-time.ts'
import { renderUrl } from '#src/testing/render-url.tsx'
import { network } from '#src/testing/setup-page-tests.ts'

const MINUTE_MS = 60_000
const HOUR_MS = 3_600_000

const TOLD = {
  mode: 'live',
  apiHost: 'api.example.com',
  version: '1.2.3+abc',
  node: '24.21.0',
  isReady: true,
  startedAtMs: Date.UTC(2026, 2, 2, 10, 50),
  uptimeMs: 3 * HOUR_MS,
  upstream: {
    callsLastMinute: 42,
    budgetPerMinute: 60,
    running: 3,
    waiting: 0,
    breaker: 'closed',
    pausedForMs: null,
    lastFiveMinutes: {
      calls: 200,
      failed: 5,
      retries: 2,
      byOutcome: { status_503: 4, ok: 190, timeout: 1, status_404: 5 },
    },
  },
  requests: { lastFiveMinutes: { byStatus: { '200': 990, '304': 12, '502': 1 } } },
  cache: {
    storedBytes: 12_400_000,
    storedAnswers: 37,
    lastFiveMinutes: { reads: 1000, hitRate: 0.805, byOutcome: { hit: 700, miss: 195, stale: 5 } },
  },
  token: {
    renewals: 3,
    failures: 0,
    ageMs: 20 * MINUTE_MS,
    expiresInMs: 40 * MINUTE_MS,
    lastFailure: null,
  },
  process: {
    residentBytes: 96_000_000,
    heapUsedBytes: 31_000_000,
    heapTotalBytes: 40_000_000,
    eventLoopDelay: { p50Ms: 0.1, p99Ms: 3.2, maxMs: 18 },
  },
}

beforeEach(() => {
  forgetServerTime()
})
afterEach(() => {
  forgetServerTime()
  vi.unstubAllEnvs()
})

/** `aheadMs`: how far the proxy's clock is ahead; null: it does not tell its time. */
function answerWithFigures(body: unknown, aheadMs: number | null = null) {
  network.use(
    http.get('*/diagnostics.json', () => {
      const told = aheadMs === null ? {} : { 'x-server-time-ms': String(Date.now() + aheadMs) }
      return Response.json(body, { headers: told })
    }),
  )
}

/** Text of one card, with thin spaces as plain ones. */
async function cardText(name: string) {
  return plain((await screen.findByRole('region', { name })).textContent)
}

/** Text of one figure of a card. */
async function figure(card: string, name: string) {
  const region = await screen.findByRole('region', { name: card })
  const term = within(region).getByText(name, { selector: 'dt' })
  return plain(term.nextElementSibling?.textContent)
}

function plain(text: string | null | undefined) {
  return text?.replaceAll(THIN_SPACE, ' ')
}

test('calls are shown against their limit, failures as a share with their kinds', async () => {
  renderUrl('/diagnostics')
  answerWithFigures(TOLD)
  expect(await cardText('Calls to the API')).toContain('42of 60 allowed')
  expect(await figure('Calls to the API', 'Used of the limit')).toBe('70 %')
  expect(await figure('Calls to the API', 'State')).toBe('Calls are let through')
  expect(await cardText('Failed calls')).toContain('2.5 %of 200 calls failed')
  expect(await figure('Failed calls', 'API not available (503)')).toBe('4')
  expect(await figure('Failed calls', 'No answer in time')).toBe('1')
  expect(await figure('Failed calls', 'Status 502')).toBe('1')
  const kinds = (await cardText('Failed calls'))?.indexOf('Good answer') ?? -1
  expect(kinds).toBeLessThan((await cardText('Failed calls'))?.indexOf('Nothing there') ?? -1)
})

test('the store, the token and the process tell their figures in units', async () => {
  renderUrl('/diagnostics')
  answerWithFigures(TOLD)
  expect(await cardText('Answers from the store')).toContain('81 %of 1000 reads')
  expect(await figure('Answers from the store', 'Old from the store')).toBe('5')
  expect(await figure('Answers from the store', 'Waited for the call of another')).toBe('0')
  expect(await figure('Answers from the store', 'Size of the store')).toBe('12.4 MB')
  expect(await cardText('Token for the API')).toContain('40 minuntil it ends')
  expect(await figure('Token for the API', 'Age')).toBe('20 min')
  expect(await cardText('Proxy process')).toContain('3 hsince it started')
  expect(await figure('Proxy process', 'Started at')).toBe('10:50:00 UTC')
  expect(await figure('Proxy process', 'Version and build')).toBe('1.2.3+abc')
  expect(await figure('Proxy process', 'Event loop, 99 of 100 within')).toBe('3.2 ms')
  expect(screen.getByText('Ready')).toBeTruthy()
  expect(screen.getByText('api.example.com')).toBeTruthy()
})

test('null, a measured zero and a figure that is not sent look different', async () => {
  renderUrl('/diagnostics')
  const { waiting: _, ...upstream } = TOLD.upstream
  const idle = { reads: 0, hitRate: null, byOutcome: {} }
  answerWithFigures({
    ...TOLD,
    upstream: { ...upstream, running: 0, budgetPerMinute: null },
    cache: { ...TOLD.cache, lastFiveMinutes: idle },
    token: { ...TOLD.token, ageMs: null, expiresInMs: null },
    process: { ...TOLD.process, eventLoopDelay: null },
  })
  expect(await figure('Calls to the API', 'Under way now')).toBe('0')
  expect(await figure('Calls to the API', 'Waiting for their turn')).toBe('n/anot in the answer')
  expect(await figure('Calls to the API', 'Used of the limit')).toBe('no limit set')
  expect(await cardText('Answers from the store')).toContain('—not reportednobody read anything')
  expect(await cardText('Token for the API')).toContain('Noneis held now')
  expect(await figure('Proxy process', 'Event loop, longest delay')).toBe('—not reported')
})

test('trouble is said in words: breaker open, pause asked for, sign-in refused', async () => {
  renderUrl('/diagnostics')
  answerWithFigures({
    ...TOLD,
    isReady: false,
    upstream: { ...TOLD.upstream, breaker: 'open', pausedForMs: 90_000 },
    token: { ...TOLD.token, failures: 4, lastFailure: { reason: 'status_401', agoMs: 630_000 } },
  })
  expect(await screen.findByText('Not ready')).toBeTruthy()
  expect(await figure('Calls to the API', 'State')).toBe('No calls: too many failed')
  expect(await figure('Calls to the API', 'Pause asked for by the API')).toBe('1 min 30 s')
  expect(await figure('Token for the API', 'Newest failure')).toMatch(
    /^the API refused the key \(401\), 10 min ago$/,
  )
})

test('the clock of this browser is compared with the proxy’s, with its uncertainty', async () => {
  renderUrl('/diagnostics')
  answerWithFigures(TOLD, 600_000)
  expect(await cardText('Clock of this browser')).toMatch(
    /(?:10 min(?: \d s)?|9 min 5\d s)behind the proxy’s/,
  )
  expect(await figure('Clock of this browser', 'Uncertainty')).toMatch(/^± \d+(?:\.\d)? (?:ms|s)$/)
  expect(await figure('Clock of this browser', 'Ages on screen go by')).toBe('the proxy’s clock')
})

test('without an answer it says why and offers to try again', async () => {
  renderUrl('/diagnostics')
  network.use(http.get('*/diagnostics.json', () => Response.error()))
  expect(await screen.findByText('The proxy cannot be reached.')).toBeTruthy()
  expect(screen.getByRole('button', { name: 'Retry' })).toBeTruthy()
})

test('figures stay when the next read fails, with the cause and their age', async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true })
  try {
    renderUrl('/diagnostics')
    answerWithFigures(TOLD)
    expect(await cardText('Calls to the API')).toContain('42of 60 allowed')
    network.use(http.get('*/diagnostics.json', () => Response.error()))
    await act(() => vi.advanceTimersByTimeAsync(17_000))
    expect(await screen.findByText(/^Asked|^Old values/)).toBeTruthy()
    expect(document.body.textContent).toContain('The proxy cannot be reached.')
    expect(await cardText('Calls to the API')).toContain('42of 60 allowed')
  } finally {
    vi.useRealTimers()
  }
})

test('the demo build has no proxy, says so, and asks nobody', async () => {
  vi.stubEnv('MODE', 'demo')
  renderUrl('/diagnostics')
  expect(await screen.findByText('This demo has no proxy.')).toBeTruthy()
})
