import { Agent } from 'node:http'
import { connect, type Socket } from 'node:net'
import { expect, test, vi } from 'vitest'
import { waitFor } from '#server/testing/proxy-under-test.ts'
import { sendGoodAnswer } from './good-answers.ts'
import { atOnce, countStatuses, freshRead, MAY_BE_LATE, retryAfterS, timed } from './problems.ts'
import { bytesOf, plainRequest, statusOf } from './raw-requests.ts'
import { pause } from './real-process.ts'
import { own } from './scene.ts'

vi.setConfig({ testTimeout: 90_000 })

const READ = '/api/sources/metrics?time_type=latest'

/** A connection that remembers what came back and when it ended. */
function openSocket(port: number): { socket: Socket; received: () => string } {
  let text = ''
  const socket = connect(port, '127.0.0.1')
  socket.on('data', (chunk: Buffer) => (text += chunk.toString('latin1')))
  socket.on('error', () => undefined)
  return { socket, received: () => text }
}

test.concurrent(
  'C11 150 clients that send headers a byte at a time are cut, and others are served meanwhile',
  MAY_BE_LATE,
  own(
    { env: { CLIENT_HEADERS_TIMEOUT_MS: '2000', CLIENT_REQUEST_TIMEOUT_MS: '8000' } },
    async ({ proxy }) => {
      const request = bytesOf([
        `GET ${READ} HTTP/1.1`,
        'Host: localhost',
        `X-A: ${'a'.repeat(500)}`,
      ])
      const slow = Array.from({ length: 150 }, () => openSocket(proxy.port).socket)
      let sent = 0
      const timer = setInterval(() => {
        for (const socket of slow) if (!socket.destroyed) socket.write(request.charAt(sent))
        sent += 1
      }, 50)
      for (let round = 0; round < 5; round += 1) {
        const [answer, ms] = await timed(proxy.ask(freshRead()))
        expect(answer.status).toBe(200)
        expect(ms).toBeLessThan(1500)
        await pause(200)
      }
      await waitFor(() => slow.every((socket) => socket.destroyed), 11_000)
      clearInterval(timer)
      expect(slow.filter((socket) => !socket.destroyed)).toHaveLength(0)
      for (const socket of slow) socket.destroy()
    },
  ),
)

test.concurrent(
  'C12 a client that sends its body a byte at a time is cut',
  own({ env: { CLIENT_REQUEST_TIMEOUT_MS: '3000' } }, async ({ proxy, api }) => {
    const head = [`POST ${READ} HTTP/1.1`, 'Host: localhost', 'Content-Type: application/json']
    const { socket, received } = openSocket(proxy.port)
    socket.write(bytesOf([...head, 'Content-Length: 5000'], '{"ids":["'))
    const timer = setInterval(() => socket.write('a'), 100)
    await waitFor(() => socket.destroyed, 13_000)
    clearInterval(timer)
    expect(socket.destroyed).toBe(true)
    expect(received()).not.toContain(' 200 ')
    expect(api.reads).toHaveLength(0)
  }),
)

test.concurrent(
  'C30 clients that leave in the middle of a body or a read leave no call open',
  own(
    { env: { UPSTREAM_FIRST_BYTE_TIMEOUT_MS: '1500', BREAKER_FAILURES: '1000' } },
    async ({ proxy, api }) => {
      api.onRead = () => undefined
      const head = [`POST ${READ} HTTP/1.1`, 'Host: localhost', 'Content-Type: application/json']
      const inBody = bytesOf([...head, 'Content-Length: 500'], '{"ids":["')
      const readers = Array.from({ length: 20 }, () => openSocket(proxy.port).socket)
      const posters = Array.from({ length: 20 }, () => openSocket(proxy.port).socket)
      for (const socket of readers) socket.write(plainRequest(`GET ${freshRead()} HTTP/1.1`))
      for (const socket of posters) socket.write(inBody)
      await waitFor(() => api.readsRunning > 0, 5000)
      expect(api.readsRunning).toBeGreaterThan(0)
      for (const [index, socket] of [...readers, ...posters].entries()) {
        if (index % 2 === 0) socket.resetAndDestroy()
        else socket.destroy()
      }
      await waitFor(() => api.readsRunning === 0, 10_000)
      expect(api.readsRunning).toBe(0)
      expect(countStatuses([await proxy.ask('/healthz')])).toEqual({ 200: 1 })
    },
  ),
)

test.concurrent(
  'C30 a viewer who leaves does not take away a read that another waits for',
  own({}, async ({ proxy, api }) => {
    api.onRead = (res, call) => void setTimeout(() => sendGoodAnswer(res, call), 600)
    const target = freshRead()
    const { socket } = openSocket(proxy.port)
    socket.write(plainRequest(`GET ${target} HTTP/1.1`))
    await waitFor(() => api.reads.length === 1, 5000)
    const other = proxy.ask(target)
    await pause(50)
    socket.destroy()
    expect((await other).status).toBe(200)
    expect(api.reads.length).toBeLessThanOrEqual(2)
  }),
)

/** The same bytes in every run: a linear congruential generator. */
function* randomBytes(): Generator<number> {
  for (let state = 4711; ; state = (state * 1_103_515_245 + 12_345) % 2 ** 31) {
    yield (state >> 8) & 0xff
  }
}

test.concurrent(
  'C20 random bytes on 300 connections end nothing',
  own({}, async ({ proxy, api }) => {
    const random = randomBytes()
    const noise = (): Buffer => Buffer.from(Array.from({ length: 400 }, () => random.next().value))
    const starts = [
      '',
      'GET ',
      'GET /api/sources HTTP/1.1\r\n',
      'POST / HTTP/1.1\r\nHost: localhost\r\n',
    ]
    await atOnce(300, (index) =>
      proxy.askRaw(Buffer.concat([Buffer.from(starts[index % 4] ?? ''), noise()]), 500),
    )
    expect(proxy.code).toBeNull()
    expect(api.reads).toHaveLength(0)
  }),
)

test(
  'C21 4,000 requests at once for one view make at most 3 calls, and half or more are answered',
  own({ env: { RATE_LIMIT_RPS: '2000', LOG_LEVEL: 'warn' } }, async ({ proxy, api }) => {
    const target = freshRead()
    api.onRead = (res, call) => void setTimeout(() => sendGoodAnswer(res, call), 100)
    const received = await atOnce(4000, () =>
      proxy.askRaw(plainRequest(`GET ${target} HTTP/1.1`), 30_000),
    )
    const good = received.filter((text) => statusOf(text) === 200)
    const sentAway = received.filter((text) =>
      /^HTTP\/1\.1 (?:429|503) [^]*\r\nRetry-After: [1-9]/.test(text),
    )
    expect(good.length).toBeGreaterThanOrEqual(2000)
    expect(good.length + sentAway.length).toBe(4000)
    expect(api.reads.length).toBeLessThanOrEqual(3)
  }),
)

test(
  'C22 one client with 3,000 different views gets its share: 8 calls at once, and not all',
  own({ env: { UPSTREAM_MAX_CONNECTIONS: '8', LOG_LEVEL: 'warn' } }, async ({ proxy, api }) => {
    const agent = new Agent({ keepAlive: true, maxSockets: 100 })
    const answers = await atOnce(3000, () => proxy.ask(freshRead(), { agent }))
    agent.destroy()
    const refused = answers.filter(({ status }) => status !== 200)
    expect(api.mostReadsRunning).toBeLessThanOrEqual(8)
    expect(api.reads.length).toBeLessThanOrEqual(1500)
    expect(answers.length - refused.length).toBeGreaterThan(8)
    for (const answer of refused) {
      expect([429, 503]).toContain(answer.status)
      expect(retryAfterS(answer)).toBeGreaterThanOrEqual(1)
    }
  }),
)

test(
  'E14 400 requests with made-up forwarding addresses count as one client',
  own({ env: { RATE_LIMIT_RPS: '20' } }, async ({ proxy }) => {
    const agent = new Agent({ keepAlive: true, maxSockets: 50 })
    const answers = await atOnce(400, (index) => {
      const address = `198.51.${index % 100}.${index % 250}`
      const headers = {
        'x-forwarded-for': address,
        forwarded: `for=${address}`,
        'x-real-ip': address,
      }
      return proxy.ask(READ, { headers, agent })
    })
    agent.destroy()
    const limited = answers.filter(({ status }) => status === 429)
    expect(limited.length).toBeGreaterThanOrEqual(200)
    for (const answer of limited) expect(retryAfterS(answer)).toBeGreaterThanOrEqual(1)
  }),
)
