import { connect } from 'node:net'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { startFakeUpstream, type FakeUpstream } from './testing/fake-upstream.ts'
import { ProxyUnderTest, startProxy, waitFor } from './testing/proxy-under-test.ts'

const READ = '/api/sources/metrics?time_type=latest'

let upstream: FakeUpstream & { origin: string }
let proxy: ProxyUnderTest

beforeEach(async () => {
  upstream = await startFakeUpstream()
  proxy = await startProxy(upstream.origin)
})

afterEach(async () => {
  await proxy.close()
  await upstream.close()
})

/** The first log line with this text, parsed; waits for it. */
async function lineWith(text: string): Promise<unknown> {
  const find = (): string | undefined => proxy.logLines.find((line) => line.includes(text))
  await waitFor(() => find() !== undefined, 5000)
  return JSON.parse(find() ?? 'null')
}

test('H4: a request id of the client is logged beside our own, and is never ours', async () => {
  const headers = { 'x-request-id': 'from-the-client' }
  const answer = await proxy.ask(READ, { headers })
  expect(answer.headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/)
  expect(await lineWith('from-the-client')).toMatchObject({
    requestId: answer.headers['x-request-id'],
    clientRequestId: 'from-the-client',
  })
})

test('H4: a request id that could break a log line is left out', async () => {
  const answer = await proxy.ask(READ, { headers: { 'x-request-id': 'from the client' } })
  const line = await lineWith(String(answer.headers['x-request-id']))
  expect(line).not.toHaveProperty('clientRequestId')
})

test('O2: a viewer who left before the answer is logged as such', async () => {
  upstream.onRead = () => undefined
  const socket = connect(proxy.port, '127.0.0.1', () => {
    socket.write(`GET ${READ} HTTP/1.1\r\nHost: localhost\r\n\r\n`)
  })
  await waitFor(() => upstream.calls.length === 1, 5000)
  socket.destroy()
  expect(await lineWith('viewerLeft')).toMatchObject({ viewerLeft: true, status: null })
})
