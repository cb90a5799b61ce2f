import { beforeEach, expect, test } from 'vitest'
import type { Gauges } from '#server/telemetry.ts'
import { FakeClock } from '#server/testing/fake-clock.ts'
import { readScrape } from '#server/testing/scrape-text.ts'
import { createMetrics, type Metrics } from './metrics.ts'

const ROUTE = '/api/sources/{id}/metrics'
const FIVE_MINUTES_MS = 300_000

let clock: FakeClock
let gauges: Gauges
let metrics: Metrics

beforeEach(() => {
  clock = new FakeClock(0)
  gauges = {
    callsRunning: 3,
    callsWaiting: 2,
    callsLastMinute: 41,
    gateClosedForMs: null,
    storedBytes: 5_000_000,
    storedAnswers: 12,
    tokenExpiresInMs: 3_500_000,
  }
  metrics = createMetrics({
    clock,
    facts: { version: '1.2.3', build: 'abc"\\', node: '24.0.0' },
    budgetPerMinute: 60,
    readGauges: () => gauges,
  })
})

async function scraped(name: string): Promise<Readonly<Record<string, number>>> {
  const { text } = await metrics.scrape()
  return Object.fromEntries(readScrape(text).get(name)?.samples ?? [])
}

function breakerStates() {
  return scraped('streamgauge_upstream_breaker_state')
}

function call(outcome: string, ms = 120): void {
  metrics.telemetry.called({ route: ROUTE, outcome, ms })
}

function answer(status: number, cache: 'hit' | 'miss' | 'coalesced' | null): void {
  metrics.telemetry.answered({ method: 'GET', route: ROUTE, status, ms: 4, cache })
}

test('E12: a fresh process exports text that keeps to the format, with all that O3 names', async () => {
  const { type, text } = await metrics.scrape()
  expect(type).toBe('text/plain; version=0.0.4; charset=utf-8')
  const found = readScrape(text)
  const expected = [
    'streamgauge_http_requests_total',
    'streamgauge_http_request_duration_seconds',
    'streamgauge_cache_reads_total',
    'streamgauge_upstream_calls_total',
    'streamgauge_upstream_call_duration_seconds',
    'streamgauge_upstream_retries_total',
    'streamgauge_upstream_breaker_state',
    'streamgauge_upstream_queue_length',
    'streamgauge_token_renewals_total',
    'streamgauge_token_renewal_failures_total',
    'streamgauge_token_expiry_seconds',
    'streamgauge_build_info',
    'process_resident_memory_bytes',
    'process_start_time_seconds',
  ]
  expect(expected.filter((name) => found.get(name)?.help.endsWith('.') !== true)).toEqual([])
})

test('requests are counted by method, route and status, and timed in seconds', async () => {
  for (const status of [200, 200, 503]) answer(status, 'hit')
  expect(await scraped('streamgauge_http_requests_total')).toEqual({
    [`{method="GET",route="${ROUTE}",status="200"}`]: 2,
    [`{method="GET",route="${ROUTE}",status="503"}`]: 1,
  })
  expect(await scraped('streamgauge_http_request_duration_seconds')).toMatchObject({
    [`streamgauge_http_request_duration_seconds_bucket{le="0.0025",route="${ROUTE}"}`]: 0,
    [`streamgauge_http_request_duration_seconds_bucket{le="0.005",route="${ROUTE}"}`]: 3,
    [`streamgauge_http_request_duration_seconds_sum{route="${ROUTE}"}`]: 0.012,
  })
})

test('a method nobody knows is no label of its own', async () => {
  for (const method of ['BREW', 'M-SEARCH']) {
    metrics.telemetry.answered({ method, route: 'unknown', status: 405, ms: 1, cache: null })
  }
  expect(await scraped('streamgauge_http_requests_total')).toEqual({
    '{method="other",route="unknown",status="405"}': 2,
  })
})

test.each([
  ['200', 'ok'],
  ['503', 'status_503'],
  ['timeout', 'timeout'],
  ['UND_ERR_SOCKET', 'und_err_socket'],
  ['<html>\n', 'other'],
  ['x'.repeat(41), 'other'],
])('a call that ended with %j is counted as %s', async (outcome, label) => {
  call(outcome)
  expect(await scraped('streamgauge_upstream_calls_total')).toEqual({
    [`{route="${ROUTE}",outcome="${label}"}`]: 1,
  })
  expect(metrics.diagnostics().upstream.lastFiveMinutes.byOutcome).toEqual({ [label]: 1 })
})

test('calls that failed are told from calls that were answered, for five minutes', () => {
  for (const outcome of ['200', '200', '404', '503', 'timeout']) call(outcome)
  metrics.telemetry.retried(ROUTE)
  expect(metrics.diagnostics().upstream.lastFiveMinutes).toEqual({
    calls: 5,
    failed: 2,
    retries: 1,
    byOutcome: { ok: 2, status_404: 1, status_503: 1, timeout: 1 },
  })
  clock.pass(FIVE_MINUTES_MS)
  expect(metrics.diagnostics().upstream.lastFiveMinutes).toEqual({
    calls: 0,
    failed: 0,
    retries: 0,
    byOutcome: {},
  })
})

test('the hit rate is the share of reads that waited for no call, and null without reads', () => {
  answer(404, null)
  expect(metrics.diagnostics().cache.lastFiveMinutes.hitRate).toBeNull()
  for (const cache of ['hit', 'hit', 'coalesced', 'miss'] as const) answer(200, cache)
  expect(metrics.diagnostics().cache.lastFiveMinutes).toEqual({
    reads: 4,
    hitRate: 0.5,
    byOutcome: { hit: 2, coalesced: 1, miss: 1 },
  })
})

test('exactly one state of the breaker is 1', async () => {
  expect(await breakerStates()).toEqual({
    '{state="closed"}': 1,
    '{state="open"}': 0,
    '{state="half_open"}': 0,
  })
  metrics.telemetry.breakerChanged('open')
  expect(await breakerStates()).toEqual({
    '{state="closed"}': 0,
    '{state="open"}': 1,
    '{state="half_open"}': 0,
  })
  expect(metrics.diagnostics().upstream.breaker).toBe('open')
})

test('age and end of the token, and none of both without one', async () => {
  metrics.telemetry.signedIn(3_600_000)
  clock.pass(100_000)
  expect(metrics.diagnostics().token).toMatchObject({ ageMs: 100_000, expiresInMs: 3_500_000 })
  expect(await scraped('streamgauge_token_expiry_seconds')).toEqual({ '': 3500 })
  gauges = { ...gauges, tokenExpiresInMs: null }
  expect(metrics.diagnostics().token).toMatchObject({ ageMs: null, expiresInMs: null })
  expect(await scraped('streamgauge_token_expiry_seconds')).toEqual({})
})

test('a failed sign-in is named until the next one succeeds', () => {
  metrics.telemetry.signInFailed('STATUS_401')
  clock.pass(2000)
  expect(metrics.diagnostics().token).toMatchObject({
    failures: 1,
    lastFailure: { reason: 'status_401', agoMs: 2000 },
  })
  metrics.telemetry.signedIn(60_000)
  expect(metrics.diagnostics().token).toMatchObject({
    renewals: 1,
    failures: 1,
    lastFailure: null,
  })
})

test('sizes are those of the moment in which somebody asks', async () => {
  expect(metrics.diagnostics()).toMatchObject({
    upstream: { callsLastMinute: 41, budgetPerMinute: 60, running: 3, waiting: 2 },
    cache: { storedBytes: 5_000_000, storedAnswers: 12 },
  })
  gauges = { ...gauges, callsWaiting: 7, gateClosedForMs: 90_000 }
  expect(metrics.diagnostics().upstream).toMatchObject({ waiting: 7, pausedForMs: 90_000 })
  expect(await scraped('streamgauge_upstream_queue_length')).toEqual({ '': 7 })
  expect(await scraped('streamgauge_upstream_pause_seconds')).toEqual({ '': 90 })
})

test('the time is told twice: in ms, and in UTC without a zone', () => {
  const { serverTimeMs, serverTime, startedAtMs, uptimeMs } = metrics.diagnostics()
  expect(Date.parse(`${serverTime}Z`)).toBe(serverTimeMs)
  expect(serverTime).not.toMatch(/Z|[+-]\d\d:\d\d$/)
  expect(Math.abs(startedAtMs + uptimeMs - serverTimeMs)).toBeLessThan(60_000)
})

test('the delay of the event loop is null before it is measured, and then a number', async () => {
  expect(metrics.diagnostics().process.eventLoopDelay).toBeNull()
  expect(await scraped('streamgauge_event_loop_delay_p99_seconds')).toEqual({})
  metrics.start()
  await expect
    .poll(() => metrics.diagnostics().process.eventLoopDelay?.p99Ms, { timeout: 15_000 })
    .toBeGreaterThanOrEqual(0)
  const { '': seconds } = await scraped('streamgauge_event_loop_delay_p99_seconds')
  expect(seconds).toBeGreaterThanOrEqual(0)
  metrics.close()
})

test.each([
  ['a sample without help and type', 'out of place', 'a_metric 1\n'],
  [
    'a line that is none',
    'not a line',
    '# HELP a_metric It.\n# TYPE a_metric gauge\na_metric{x=1} 1\n',
  ],
  [
    'a number that is none',
    'not a line',
    '# HELP a_metric It.\n# TYPE a_metric gauge\na_metric 1,5\n',
  ],
  [
    'a counter by another name',
    'is a counter',
    '# HELP a_metric It.\n# TYPE a_metric counter\na_metric 1\n',
  ],
  [
    'a series twice',
    'out of place',
    '# HELP a_metric It.\n# TYPE a_metric gauge\na_metric 1\na_metric 1\n',
  ],
  [
    'a histogram that falls',
    'less than the one before',
    '# HELP h It.\n# TYPE h histogram\nh_bucket{le="1"} 2\nh_bucket{le="+Inf"} 1\nh_count 1\nh_sum 1\n',
  ],
])('the reader of these tests refuses %s', (_what, why, text) => {
  expect(() => readScrape(text)).toThrow(why)
})
