import type { ServerResponse } from 'node:http'
import { gzipSync } from 'node:zlib'
import { expect, test, vi } from 'vitest'
import { sendJsonAs } from '#server/testing/fake-upstream.ts'
import { waitFor } from '#server/testing/proxy-under-test.ts'
import { SELF_SIGNED } from '#server/testing/self-signed.ts'
import type { ApiCall, ApiStandIn } from './api-stand-in.ts'
import { sendGoodAnswer } from './good-answers.ts'
import {
  atOnce,
  eventually,
  expectProblem,
  freshRead,
  MAY_BE_LATE,
  retryAfterS,
  timed,
} from './problems.ts'
import { pause, type RealProcess } from './real-process.ts'
import { own } from './scene.ts'

// Most of these lines wait, so they run side by side, each with a process of its own.
vi.setConfig({ testTimeout: 90_000 })

/** Misbehaves for the next call only. */
function once(api: ApiStandIn, answer: (res: ServerResponse, call: ApiCall) => void): void {
  api.onRead = (res, call) => {
    api.onRead = sendGoodAnswer
    answer(res, call)
  }
}

test.concurrent(
  'U03 one 502, one dropped connection and one 503 on POST are each made good by a retry',
  own({}, async ({ proxy, api }) => {
    once(api, (res) => sendJsonAs(res, {}, 502))
    expect((await proxy.ask(freshRead())).status).toBe(200)
    once(api, (res) => void res.socket?.destroy())
    expect((await proxy.ask(freshRead())).status).toBe(200)
    once(api, (res) => sendJsonAs(res, {}, 503))
    const post = await proxy.ask('/api/sources/metrics?time_type=latest', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"ids":["posted-1","posted-2"]}',
    })
    expect(post.status).toBe(200)
    expect(post.text).toContain('posted-2')
    expect(api.reads).toHaveLength(6)
  }),
)

test.concurrent(
  'U04 a Retry-After of one second is waited for, or told to the viewer',
  own({}, async ({ proxy, api }) => {
    once(api, (res) => {
      res.setHeader('retry-after', '1')
      sendJsonAs(res, {}, 503)
    })
    const answer = await proxy.ask(freshRead())
    const [first, second] = api.reads
    const gapMs = (second?.atMs ?? 0) - (first?.atMs ?? 0)
    const isWaitedFor = answer.status === 200 && gapMs >= 950
    const isTold = answer.status === 503 && retryAfterS(answer) >= 1
    expect([isWaitedFor, isTold], `${answer.status} after ${gapMs} ms`).toContain(true)
  }),
)

/**
 * A long pause that the API asks for is told to viewers, at once and for every other read.
 * @returns how many calls 20 other reads made
 */
async function callsAfterLongPause(proxy: RealProcess, api: ApiStandIn): Promise<number> {
  const [answer, ms] = await timed(proxy.ask(freshRead()))
  expectProblem(answer, 429, 503)
  expect(ms).toBeLessThan(2000)
  expect(retryAfterS(answer)).toBeGreaterThanOrEqual(60)
  expect(retryAfterS(answer)).toBeLessThanOrEqual(121)
  api.forget()
  const others = await atOnce(20, () => proxy.ask(freshRead()))
  for (const other of others) {
    expectProblem(other, 429, 503)
    expect(retryAfterS(other)).toBeGreaterThanOrEqual(60)
  }
  return api.reads.length
}

test.concurrent(
  'U05 a Retry-After of two minutes on 503 closes the gate for all reads',
  MAY_BE_LATE,
  own({ afterwards: 'kept' }, async ({ proxy, api }) => {
    api.onRead = (res) => {
      res.setHeader('retry-after', '120')
      sendJsonAs(res, {}, 503)
    }
    expect(await callsAfterLongPause(proxy, api)).toBeLessThanOrEqual(2)
  }),
)

test.concurrent(
  'U06 a date as Retry-After on 429 closes the gate for all reads',
  MAY_BE_LATE,
  own({ afterwards: 'kept' }, async ({ proxy, api }) => {
    api.onRead = (res) => {
      res.setHeader('retry-after', new Date(Date.now() + 120_000).toUTCString())
      sendJsonAs(res, {}, 429)
    }
    expect(await callsAfterLongPause(proxy, api)).toBeLessThanOrEqual(2)
  }),
)

test.concurrent(
  'U07 429 without end and without Retry-After tells viewers when to come back',
  own({}, async ({ proxy, api }) => {
    api.onRead = (res) => sendJsonAs(res, {}, 429)
    expectProblem(await proxy.ask(freshRead()), 429, 503)
    expect(api.reads.length).toBeLessThanOrEqual(4)
  }),
)

test.concurrent(
  'U14 400 MB of blanks in a small gzip are refused and take little memory',
  own({}, async ({ proxy, api }) => {
    const member = gzipSync(Buffer.alloc(50_000_000, ' '))
    const bomb = Buffer.concat(Array.from({ length: 8 }, () => member))
    api.onRead = (res) => {
      res.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' })
      res.end(bomb)
    }
    const before = proxy.memory()
    expectProblem(await proxy.ask(freshRead()), 502)
    expect((proxy.memory()?.mostMb ?? 0) - (before?.nowMb ?? 0)).toBeLessThan(200)
  }),
)

test.concurrent(
  'U15 a body without end is cut, not swallowed',
  own({}, async ({ proxy, api }) => {
    let sentBytes = 0
    const chunk = Buffer.alloc(256 * 1024, ' ')
    api.onRead = (res) => {
      res.writeHead(200, { 'content-type': 'application/json' })
      const pour = (): void => {
        while (!res.destroyed && sentBytes < 300e6) {
          sentBytes += chunk.length
          if (!res.write(chunk)) return
        }
        res.end()
      }
      res.on('drain', pour)
      pour()
    }
    const before = proxy.memory()
    expectProblem(await proxy.ask(freshRead()), 502)
    await waitFor(() => api.readsRunning === 0, 5000)
    expect(api.readsRunning).toBe(0)
    expect(sentBytes).toBeLessThan(60e6)
    expect((proxy.memory()?.mostMb ?? 0) - (before?.nowMb ?? 0)).toBeLessThan(200)
  }),
)

test.concurrent(
  'U29 a self-signed certificate gets not one request, whatever the environment says',
  own(
    { tls: SELF_SIGNED, env: { NODE_TLS_REJECT_UNAUTHORIZED: '0' }, afterwards: 'none' },
    async ({ proxy, api }) => {
      for (const path of [freshRead(), freshRead()]) {
        expectProblem(await proxy.ask(path), 502, 503)
      }
      expect(api.requestCount).toBe(0)
    },
  ),
)

test.concurrent(
  'U32 a dead API opens the breaker: few calls, quick answers, and it heals',
  MAY_BE_LATE,
  own(
    { env: { BREAKER_FAILURES: '5', BREAKER_OPEN_MS: '4000', UPSTREAM_TOTAL_TIMEOUT_MS: '3000' } },
    async ({ proxy, api }) => {
      api.onRead = (res) => void res.socket?.destroy()
      for (let round = 0; round < 40; round += 1) {
        expectProblem(await proxy.ask(freshRead()), 502, 503)
      }
      expect(api.reads.length).toBeLessThanOrEqual(25)
      api.forget()
      for (let round = 0; round < 3; round += 1) {
        const [answer, ms] = await timed(proxy.ask(freshRead()))
        expectProblem(answer, 502, 503)
        expect(ms).toBeLessThan(300)
      }
      expect(api.reads).toHaveLength(0)
      api.behaveWell()
      const healed = await eventually(
        () => proxy.ask(freshRead()),
        ({ status }) => status === 200,
      )
      expect(healed.status).toBe(200)
    },
  ),
)

test.concurrent(
  'U33 200 reads that are always refused do not multiply',
  own({ env: { BREAKER_FAILURES: '1000' } }, async ({ proxy, api }) => {
    api.onRead = (res) => sendJsonAs(res, {}, 503)
    const answers = await atOnce(200, () => proxy.ask(freshRead()))
    for (const answer of answers) expectProblem(answer, 503)
    expect(api.reads.length).toBeLessThanOrEqual(270)
  }),
)

test.concurrent(
  'U34 a refused connection is told at once, and reads work when the API is back',
  MAY_BE_LATE,
  own({}, async ({ proxy, api }) => {
    await api.close()
    const [answer, ms] = await timed(proxy.ask(freshRead()))
    expectProblem(answer, 502)
    expect(ms).toBeLessThan(2500)
    await api.open()
    const healed = await eventually(
      () => proxy.ask(freshRead()),
      ({ status }) => status === 200,
    )
    expect(healed.status).toBe(200)
  }),
)

test.concurrent(
  'U35 a name that does not resolve leaves a healthy process that is not ready',
  own(
    { env: { STREAMKAP_HOST: 'https://nowhere-4711.invalid' }, afterwards: 'none' },
    async ({ proxy }) => {
      expect((await proxy.ask('/healthz')).status).toBe(200)
      expect((await proxy.ask('/readyz')).status).toBe(503)
      const [answer, ms] = await timed(proxy.ask(freshRead()))
      expectProblem(answer, 502, 503, 504)
      expect(ms).toBeLessThan(9000)
      expect(proxy.answers.join('\n')).not.toContain('nowhere-4711')
    },
  ),
)

test.concurrent(
  'U36 an API that accepts connections and never speaks is given up in time',
  own(
    {
      env: { UPSTREAM_FIRST_BYTE_TIMEOUT_MS: '1500', UPSTREAM_TOTAL_TIMEOUT_MS: '4000' },
      prepare: (api) => (api.onSignIn = () => undefined),
    },
    async ({ proxy, api }) => {
      const [answer, ms] = await timed(proxy.ask(freshRead()))
      expectProblem(answer, 502, 503, 504)
      expect(ms).toBeLessThan(6000)
      api.behaveWell()
      api.cutConnections()
      expect(await proxy.ready()).toBe(true)
    },
  ),
)

test.concurrent(
  'U37 kept-alive connections that the API cuts between reads cost no read',
  own({}, async ({ proxy, api }) => {
    for (let round = 0; round < 15; round += 1) {
      expect((await proxy.ask(freshRead())).status).toBe(200)
      api.cutConnections()
      if (round % 2 === 0) await pause(30)
    }
  }),
)

test.concurrent(
  'U37 a kept-alive connection that is cut by its second read costs no read',
  own({}, async ({ proxy, api }) => {
    const used = new Set<number>()
    api.onRead = (res, call) => {
      if (used.has(call.connection)) res.socket?.resetAndDestroy()
      else sendGoodAnswer(res, call)
      used.add(call.connection)
    }
    for (let round = 0; round < 8; round += 1) {
      expect((await proxy.ask(freshRead())).status).toBe(200)
    }
  }),
)
