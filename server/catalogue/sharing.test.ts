import { Agent } from 'node:http'
import { expect, test, vi } from 'vitest'
import { sendJsonAs } from '#server/testing/fake-upstream.ts'
import { sendAs } from './api-stand-in.ts'
import { metricsJson, sendGoodAnswer } from './good-answers.ts'
import {
  atOnce,
  countStatuses,
  eventually,
  expectProblem,
  freshRead,
  MAY_BE_LATE,
  timed,
} from './problems.ts'
import { pause } from './real-process.ts'
import { own, shared } from './scene.ts'

vi.setConfig({ testTimeout: 90_000 })

const inShared = shared({ env: { RATE_LIMIT_RPS: '1000' } })

test(
  'D01 300 equal reads at once make one call',
  inShared(async ({ proxy, api }) => {
    api.onRead = (res, call) => void setTimeout(() => sendGoodAnswer(res, call), 200)
    const path = freshRead()
    expect(countStatuses(await atOnce(300, () => proxy.ask(path)))).toEqual({ 200: 300 })
    expect(api.reads).toHaveLength(1)
  }),
)

test(
  'D02 120 windows that differ by milliseconds over 4.4 s make at most 2 calls',
  inShared(async ({ proxy, api }) => {
    const startMs = Date.now() - 3_600_000
    const answers = await atOnce(120, (index) => {
      const atMs = startMs + Math.round((index * 4400) / 119)
      const from = new Date(atMs - 86_400_000).toISOString()
      const window = `timestamp_from=${from}&timestamp_to=${new Date(atMs).toISOString()}`
      return proxy.ask(`/api/sources/metrics?time_type=timeseries&${window}`)
    })
    expect(countStatuses(answers)).toEqual({ 200: 120 })
    expect(api.reads.length).toBeLessThanOrEqual(2)
  }),
)

test(
  'D03 order and doubles of parameters and ids share one call; other sets are not mixed up',
  inShared(async ({ proxy, api }) => {
    const batch = '/api/sources/metrics'
    for (const query of [
      'time_type=latest&level=connector&ids=d03-a,d03-b,d03-c',
      'ids=d03-c,d03-a,d03-b&level=connector&time_type=latest',
      'level=connector&ids=d03-a,d03-b,d03-c,d03-a,d03-c&time_type=latest',
    ]) {
      expect((await proxy.ask(`${batch}?${query}`)).status).toBe(200)
    }
    expect(api.reads).toHaveLength(1)
    for (const ids of [
      ['d03-p', 'd03-q'],
      ['d03-q', 'd03-p'],
      ['d03-p', 'd03-q', 'd03-p'],
    ]) {
      const post = await proxy.ask(`${batch}?time_type=latest`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ ids }),
      })
      expect(Object.keys(labelsOf(post.text)).toSorted()).toEqual(['d03-p', 'd03-q'])
    }
    expect(api.reads).toHaveLength(2)
    for (const ids of ['d03-a', 'd03-b', 'd03-a,d03-b', 'd03-a,d03-b,d03-d', 'd03-ab']) {
      const { text } = await proxy.ask(`${batch}?time_type=latest&level=connector&ids=${ids}`)
      expect(Object.keys(labelsOf(text)).toSorted()).toEqual(ids.split(','))
    }
    expect(api.reads).toHaveLength(7)
  }),
)

/** Connector id to what its latest values hold. */
function labelsOf(text: string): object {
  const answer: unknown = JSON.parse(text)
  const isMetrics = typeof answer === 'object' && answer !== null && 'connector_metrics' in answer
  const metrics = isMetrics ? answer.connector_metrics : null
  return typeof metrics === 'object' && metrics !== null ? metrics : {}
}

test(
  'D05 100 that wait for a read that fails make at most 3 calls, and are not stuck afterwards',
  inShared(async ({ proxy, api }) => {
    api.onRead = (res) => void setTimeout(() => sendJsonAs(res, {}, 502), 100)
    const path = freshRead()
    const answers = await atOnce(100, () => proxy.ask(path))
    for (const answer of answers) expectProblem(answer, 502, 503)
    expect(api.reads.length).toBeLessThanOrEqual(3)
    api.behaveWell()
    const healed = await eventually(
      () => proxy.ask(path),
      ({ status }) => status === 200,
    )
    expect(healed.status).toBe(200)
  }),
)

test(
  'D07 a read that takes 3 s holds up nobody else',
  MAY_BE_LATE,
  inShared(async ({ proxy, api }) => {
    const slowPath = freshRead()
    api.onRead = (res, call) => {
      if (slowPath.endsWith(call.url)) setTimeout(() => sendGoodAnswer(res, call), 3000)
      else sendGoodAnswer(res, call)
    }
    const slow = proxy.ask(slowPath)
    await pause(100)
    const others = await atOnce(20, () => timed(proxy.ask(freshRead())))
    expect(countStatuses(others.map(([answer]) => answer))).toEqual({ 200: 20 })
    expect(Math.max(...others.map(([, ms]) => ms))).toBeLessThan(1200)
    expect((await slow).status).toBe(200)
  }),
)

test(
  'D08 a batch of 1,000 ids comes back whole',
  inShared(async ({ proxy }) => {
    const ids = Array.from({ length: 1000 }, (_, index) =>
      (0x67bca1n * 10n ** 17n + BigInt(index)).toString(16).padStart(24, '0'),
    )
    const { status, text } = await proxy.ask('/api/destinations/metrics?time_type=latest', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ids }),
    })
    expect(status).toBe(200)
    expect(Object.keys(labelsOf(text)).toSorted()).toEqual(ids.toSorted())
    for (const id of ids) expect(text).toContain(`"label":"${id}"`)
  }),
)

test.concurrent(
  'D04 400 viewers with 5 views, a read each second, make at most 30 calls in 8 s',
  own(
    { env: { CACHE_TTL_MS: '2000', RATE_LIMIT_RPS: '2000', LOG_LEVEL: 'warn' } },
    async ({ proxy, api }) => {
      const views = Array.from({ length: 5 }, () => freshRead())
      const agent = new Agent({ keepAlive: true })
      const statuses = new Set<number>()
      const startMs = performance.now()
      await atOnce(400, async (viewer) => {
        await pause((viewer * 1000) / 400)
        while (performance.now() - startMs < 8000) {
          const nextMs = performance.now() + 1000
          const { status } = await proxy.ask(views[viewer % 5] ?? '', { agent })
          statuses.add(status)
          await pause(Math.max(0, nextMs - performance.now()))
        }
      })
      agent.destroy()
      expect([...statuses]).toEqual([200])
      expect(api.reads.length).toBeLessThanOrEqual(30)
    },
  ),
)

test.concurrent(
  'D06 280 MB of different answers do not grow the process beyond its store',
  own(
    { env: { CACHE_MAX_MB: '8', FILL_LIMIT_PER_MIN: '10000', RATE_LIMIT_RPS: '10000' } },
    async ({ proxy, api }) => {
      const text = 'x'.repeat(500_000)
      api.onRead = (res, call) => {
        sendAs(res, 200, 'application/json', metricsJson({ label: call.url, text }))
      }
      const agent = new Agent({ keepAlive: true })
      const take = async (megabytes: number): Promise<void> => {
        for (let bytes = 0; bytes < megabytes * 1e6;) {
          const answers = await atOnce(4, () => proxy.ask(freshRead(), { agent }))
          for (const answer of answers) bytes += answer.packedBytes
          proxy.answers.length = 0
        }
      }
      // The store is full and the process has the size that such answers need at all.
      await take(30)
      const before = proxy.memory()
      await take(280)
      agent.destroy()
      expect(api.reads.length).toBeGreaterThanOrEqual(560)
      expect((proxy.memory()?.nowMb ?? 0) - (before?.nowMb ?? 0)).toBeLessThan(150)
    },
  ),
)
