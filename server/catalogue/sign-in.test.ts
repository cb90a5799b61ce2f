import type { ServerResponse } from 'node:http'
import { expect, test, vi } from 'vitest'
import { sendJsonAs } from '#server/testing/fake-upstream.ts'
import type { ApiStandIn } from './api-stand-in.ts'
import { atOnce, countStatuses, expectProblem, freshRead, MAY_BE_LATE, timed } from './problems.ts'
import { pause, type RealProcess } from './real-process.ts'
import { own } from './scene.ts'

/*
 * Most of these lines wait: for tokens to end, or for the pause after a refused sign-in. They run
 * side by side, each with a process of its own, the longest first.
 */
vi.setConfig({ testTimeout: 90_000, maxConcurrency: 6 })

/** Reads one after the other for so long; the slowest takes this many milliseconds. */
async function readFor(proxy: RealProcess, lengthMs: number): Promise<number> {
  const endMs = performance.now() + lengthMs
  let slowestMs = 0
  while (performance.now() < endMs) {
    const [{ status, text }, ms] = await timed(proxy.ask(freshRead()))
    expect([status, text]).toEqual([200, expect.any(String)])
    slowestMs = Math.max(slowestMs, ms)
    await pause(40)
  }
  return slowestMs
}

test.concurrent(
  'T04 a refused secret is not hammered with: 100 reads in 2 s cause at most 4 sign-ins',
  own(
    {
      prepare: (api) => (api.onSignIn = (res, call) => sendJsonAs(res, { detail: call.body }, 401)),
    },
    async ({ proxy, api }) => {
      for (let round = 0; round < 10; round += 1) {
        const answers = await atOnce(10, () => proxy.ask(freshRead()))
        for (const answer of answers) {
          expectProblem(answer, 503)
          expect(answer.headers).not.toHaveProperty('www-authenticate')
        }
        await pause(200)
      }
      expect(api.signIns.length).toBeLessThanOrEqual(4)
      expect(api.reads).toHaveLength(0)
      expect(proxy.said).not.toContain('client-secret-4711')
    },
  ),
)

test.concurrent(
  'T06 tokens that live 5 s are renewed in time: 11 s of reads, none fails and none is slow',
  MAY_BE_LATE,
  own(
    { env: { FILL_LIMIT_PER_MIN: '5000' }, prepare: (api) => (api.expiresIn = 5) },
    async ({ proxy, api }) => {
      expect(await readFor(proxy, 11_000)).toBeLessThan(1500)
      expect(api.signIns.length).toBeGreaterThanOrEqual(2)
      expect(api.signIns.length).toBeLessThanOrEqual(8)
      expect(api.endedTokenUses).toBe(0)
    },
  ),
)

test.concurrent(
  'T11 while a token lives, a renewal that fails costs no read and is not hammered',
  MAY_BE_LATE,
  own(
    { env: { FILL_LIMIT_PER_MIN: '5000' }, prepare: (api) => (api.expiresIn = 15) },
    async ({ proxy, api }) => {
      await proxy.ready()
      api.onSignIn = (res) => sendJsonAs(res, {}, 500)
      await readFor(proxy, 12_500)
      expect(api.signIns.length).toBeGreaterThanOrEqual(2)
      expect(api.signIns.length).toBeLessThanOrEqual(14)
      expect(api.endedTokenUses).toBe(0)
    },
  ),
)

test.concurrent(
  'T01 60 reads on a cold process with a slow sign-in make one sign-in',
  own(
    { prepare: (api) => (api.onSignIn = (res) => void setTimeout(() => api.grant(res), 700)) },
    async ({ proxy, api }) => {
      expect(countStatuses(await atOnce(60, () => proxy.ask(freshRead())))).toEqual({ 200: 60 })
      expect(api.signIns).toHaveLength(1)
    },
  ),
)

test.concurrent(
  'T02 60 reads after all tokens were revoked make one renewal',
  own({}, async ({ proxy, api }) => {
    api.revokeTokens()
    api.forget()
    expect(countStatuses(await atOnce(60, () => proxy.ask(freshRead())))).toEqual({ 200: 60 })
    expect(api.signIns).toHaveLength(1)
  }),
)

test.concurrent(
  'T03 a sign-in that fails at start leaves a healthy process that becomes ready by itself',
  own(
    { prepare: (api) => (api.onSignIn = (res) => sendJsonAs(res, { detail: 'Traceback' }, 500)) },
    async ({ proxy, api }) => {
      expect((await proxy.ask('/healthz')).status).toBe(200)
      expect((await proxy.ask('/readyz')).status).toBe(503)
      expectProblem(await proxy.ask(freshRead()), 503)
      api.behaveWell()
      expect(await proxy.ready()).toBe(true)
    },
  ),
)

test.concurrent(
  'T05 a sign-in that hangs answers 30 reads in time, with at most 3 sign-ins',
  own(
    {
      env: { UPSTREAM_FIRST_BYTE_TIMEOUT_MS: '3000', UPSTREAM_TOTAL_TIMEOUT_MS: '8000' },
      prepare: (api) => (api.onSignIn = () => undefined),
    },
    async ({ proxy, api }) => {
      const [answers, ms] = await timed(atOnce(30, () => proxy.ask(freshRead())))
      for (const answer of answers) expectProblem(answer, 502, 503, 504)
      expect(ms).toBeLessThan(12_000)
      expect(api.signIns.length).toBeLessThanOrEqual(3)
    },
  ),
)

test.concurrent.each([
  ['behind', -86_400_000],
  ['ahead', 86_400_000],
])('T07 a wall clock of the API a day %s changes nothing', async (_title, offsetMs) =>
  own({ prepare: (api) => (api.wallClockOffsetMs = offsetMs) }, async ({ proxy, api }) => {
    await readFor(proxy, 1500)
    expect(api.signIns).toHaveLength(1)
    expect(api.endedTokenUses).toBe(0)
  })(),
)

type BadSignIn = readonly [what: string, answer: (res: ServerResponse, api: ApiStandIn) => void]

const UNUSABLE: readonly BadSignIn[] = [
  ['HTML', (res) => void res.setHeader('content-type', 'text/html').end('<html></html>')],
  ['an empty object', (res) => sendJsonAs(res, {})],
  ['an empty list', (res) => sendJsonAs(res, [])],
  ['null', (res) => sendJsonAs(res, null)],
  ['nothing', (res) => void res.setHeader('content-type', 'application/json').end()],
  ['an object as token', (res, api) => api.grant(res, { token: 'token-of-the-fake' })],
  ['a token with a line break', (res, api) => api.grant(res, 'token-of-the-fake\r\nX-A: b')],
  ['status 204', (res) => void res.writeHead(204).end()],
  ['a redirect', (res, api) => void res.writeHead(307, { location: `${api.origin}/x` }).end()],
  [
    '60 MB',
    (res) => {
      res.setHeader('content-type', 'application/json').end(Buffer.alloc(60_000_000, ' '))
    },
  ],
]

test.concurrent.each(UNUSABLE)(
  'T08 a sign-in that answers %s leads to no read without a token, and no crash',
  async (_what, answer) =>
    own(
      { prepare: (api) => (api.onSignIn = (res) => answer(res, api)) },
      async ({ proxy, api }) => {
        for (let round = 0; round < 3; round += 1) {
          expectProblem(await proxy.ask(freshRead()), 502, 503, 504)
        }
        expect(api.reads).toHaveLength(0)
        expect(api.signIns.length).toBeLessThanOrEqual(7)
      },
    )(),
)

test.concurrent.each([0, -5, '3600', null, 1e99])(
  'T08 a good token with expiresIn %j is used all the same',
  async (expiresIn) =>
    own({ prepare: (api) => (api.expiresIn = expiresIn) }, async ({ proxy, api }) => {
      for (let round = 0; round < 3; round += 1) {
        expect((await proxy.ask(freshRead())).status).toBe(200)
      }
      expect(api.signIns.length).toBeLessThanOrEqual(7)
    })(),
)

test.concurrent(
  'T09 401 without end is 502 without a challenge, and 21 reads cause at most 10 renewals',
  own({}, async ({ proxy, api }) => {
    api.onRead = (res) => {
      res.setHeader('www-authenticate', 'Bearer realm="internal-host-4711"')
      sendJsonAs(res, { detail: 'Traceback' }, 401)
    }
    api.forget()
    const first = await proxy.ask(freshRead())
    const answers = [first, ...(await atOnce(20, () => proxy.ask(freshRead())))]
    for (const answer of answers) {
      expectProblem(answer, 502, 503)
      expect(answer.headers).not.toHaveProperty('www-authenticate')
    }
    expect(first.status).toBe(502)
    expect(api.signIns.length).toBeLessThanOrEqual(10)
  }),
)

test.concurrent(
  'T10 403 is told with one call and no renewal',
  own({}, async ({ proxy, api }) => {
    api.onRead = (res) => sendJsonAs(res, { detail: 'Traceback' }, 403)
    api.forget()
    expectProblem(await proxy.ask(freshRead()), 403, 502)
    expect(api.reads).toHaveLength(1)
    expect(api.signIns).toHaveLength(0)
  }),
)
