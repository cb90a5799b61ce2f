import { beforeEach, expect, test } from 'vitest'
import { FakeClock } from '#server/testing/fake-clock.ts'
import { silentTelemetry } from '#server/testing/silent-telemetry.ts'
import { UpstreamFailure } from '#server/upstream-failure.ts'
import type { Upstream, UpstreamAnswer } from '#server/upstream.ts'
import { createGuardedUpstream, type GuardedUpstream } from './guarded-upstream.ts'

const SETTINGS = {
  maxConnections: 4,
  maxQueue: 10,
  maxPipelines: 2,
  budgetPerMin: 0,
  breakerFailures: 5,
  breakerOpenMs: 5000,
}
const REQUEST = { method: 'GET', path: '/sources', body: null, maxBytes: 1000 } as const
const stays = new AbortController().signal

let clock: FakeClock
let calls: number
/** What the API answers to the calls in order; the last one stands for all that follow. */
let answers: (UpstreamAnswer | UpstreamFailure)[]
let heard: string[]

const answer = (status: number, retryAfter: string | null = null): UpstreamAnswer => ({
  status,
  contentType: '',
  retryAfter,
  body: Buffer.alloc(0),
})

const upstream: Upstream = {
  send: async () => {
    const next = answers[Math.min(calls, answers.length - 1)]
    calls += 1
    if (next === undefined || next instanceof UpstreamFailure) throw next ?? new Error('no answer')
    return next
  },
  close: () => Promise.resolve(),
}

function guard(settings: Partial<typeof SETTINGS> = {}): GuardedUpstream {
  const telemetry = {
    ...silentTelemetry,
    called: ({ route, outcome }: { route: string; outcome: string }) =>
      void heard.push(`${route} ${outcome}`),
    retried: (route: string) => void heard.push(`${route} again`),
  }
  return createGuardedUpstream({
    upstream,
    clock,
    telemetry,
    settings: { ...SETTINGS, ...settings },
  })
}

/** Sends, and lets time pass until it is over. */
async function read(guarded: GuardedUpstream, signal = stays): Promise<unknown> {
  const sent = guarded.beginRead('/sources').send(REQUEST, signal)
  let isOver = false
  const result = sent.then(
    ({ status }) => status,
    (error: unknown) => error,
  )
  void result.finally(() => {
    isOver = true
  })
  for (;;) {
    await new Promise((resolve) => void setImmediate(resolve))
    if (isOver) return result
    clock.pass(100)
  }
}

beforeEach(() => {
  clock = new FakeClock(0.5)
  calls = 0
  heard = []
})

test.each([
  ['one 502', answer(502)],
  ['one 503', answer(503)],
  ['one dropped connection', new UpstreamFailure('unreachable', 'UND_ERR_SOCKET')],
])('U03: %s, then well: 200 after a retry', async (_what, first) => {
  answers = [first, answer(200)]
  expect(await read(guard())).toBe(200)
  expect(calls).toBe(2)
  expect(heard).toContain('/sources again')
  expect(heard.at(-1)).toBe('/sources 200')
})

test('U04: a Retry-After of a second is waited for', async () => {
  answers = [answer(503, '1'), answer(200)]
  const startedMs = clock.nowMs()
  expect(await read(guard())).toBe(200)
  expect(clock.nowMs() - startedMs).toBeGreaterThanOrEqual(1000)
})

test('U05: after a long Retry-After no read is sent until it is over', async () => {
  answers = [answer(503, '120'), answer(200)]
  const guarded = guard()
  expect(await read(guarded)).toBe(503)
  expect(guarded.gauges().gateClosedForMs).toBe(120_000)
  clock.pass(20_000)
  expect(await read(guarded)).toMatchObject({ code: 'upstream_unavailable', retryAfterS: 100 })
  expect(calls).toBe(1)
  clock.pass(100_000)
  expect(await read(guarded)).toBe(200)
})

test('U07: 429 without Retry-After makes three calls', async () => {
  answers = [answer(429)]
  expect(await read(guard())).toBe(429)
  expect(calls).toBe(3)
})

test('U32: a dead API is left alone, and one probe finds it well again', async () => {
  answers = [new UpstreamFailure('unreachable', 'ECONNREFUSED')]
  const guarded = guard()
  for (let time = 0; time < 40; time += 1) await read(guarded)
  expect(calls).toBeLessThanOrEqual(25)
  const callsBefore = calls
  expect(await read(guarded)).toMatchObject({
    code: 'upstream_resting',
    status: 503,
    reason: 'ECONNREFUSED',
  })
  expect(calls).toBe(callsBefore)
  answers = [answer(200)]
  clock.pass(5000)
  expect(await read(guarded)).toBe(200)
})

test('refusals and limits of the API do not open the breaker', async () => {
  const guarded = guard()
  for (const status of [404, 400, 422, 403, 429]) {
    answers = [answer(status)]
    for (let time = 0; time < 6; time += 1) expect(await read(guarded)).toBe(status)
  }
})

test('a viewer who left is no failure of the API, and is not tried again', async () => {
  answers = [new UpstreamFailure('unreachable', 'VIEWER_LEFT')]
  const guarded = guard({ breakerFailures: 1 })
  const leaving = new AbortController()
  const left = read(guarded, leaving.signal)
  leaving.abort()
  expect(await left).toMatchObject({ reason: 'VIEWER_LEFT' })
  expect(calls).toBe(1)
  answers = [answer(200)]
  expect(await read(guarded)).toBe(200)
})

test('the budget refuses reads, counts sign-ins, and refuses none of them', async () => {
  answers = [answer(200)]
  const guarded = guard({ budgetPerMin: 2 })
  expect(await read(guarded)).toBe(200)
  await guarded.forSignIn.send(REQUEST, stays)
  expect(await read(guarded)).toMatchObject({ code: 'upstream_budget', status: 503 })
  await guarded.forSignIn.send(REQUEST, stays)
  expect(guarded.gauges().callsLastMinute).toBe(3)
})

test('the two retries of a read are shared by the calls that a renewed token causes', async () => {
  answers = [answer(503), answer(503), answer(401), answer(503)]
  const reading = guard().beginRead('/sources')
  const statuses: number[] = []
  for (let time = 0; time < 2; time += 1) {
    const sent = reading.send(REQUEST, stays).then(({ status }) => void statuses.push(status))
    while (statuses.length <= time) {
      await new Promise((resolve) => void setImmediate(resolve))
      clock.pass(100)
    }
    await sent
  }
  expect(statuses).toEqual([401, 503])
  expect(calls).toBe(4)
})
