import type { Socket } from 'node:net'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { sendJsonAs, startFakeUpstream, type FakeUpstream } from '#server/testing/fake-upstream.ts'
import { startProxy, type ProxyUnderTest } from '#server/testing/proxy-under-test.ts'

let upstream: FakeUpstream & { origin: string }
let proxy: ProxyUnderTest

beforeEach(async () => {
  upstream = await startFakeUpstream()
  proxy = await startProxy(upstream.origin, { env: { BREAKER_FAILURES: '1' } })
})

afterEach(async () => {
  await proxy.close()
  await upstream.close()
})

test.each<[how: string, cut: (socket: Socket | null) => void]>([
  ['closed', (socket) => void socket?.destroy()],
  ['reset', (socket) => void socket?.resetAndDestroy()],
])('U37: a kept connection that is %s when it is used again costs nothing', async (_how, cut) => {
  const used = new WeakSet<object>()
  upstream.onRead = (_call, res) => {
    const { socket } = res
    if (socket !== null && used.has(socket)) return cut(socket)
    if (socket !== null) used.add(socket)
    sendJsonAs(res, { result: [] })
  }
  // More than the retries that a process has, and the breaker opens at the first failure.
  for (let page = 1; page <= 30; page += 1) {
    expect((await proxy.ask(`/api/sources?page=${page}`)).status).toBe(200)
  }
})

test('a new connection that is cut is trouble of the API', async () => {
  upstream.onRead = (_call, res) => void res.socket?.resetAndDestroy()
  expect((await proxy.ask('/api/sources?page=1')).status).toBe(502)
  expect((await proxy.ask('/api/sources?page=2')).status).toBe(503)
})
