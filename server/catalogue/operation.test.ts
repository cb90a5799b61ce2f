import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { networkInterfaces, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test, vi } from 'vitest'
import { CREDENTIALS } from '#server/testing/fake-upstream.ts'
import { waitFor } from '#server/testing/proxy-under-test.ts'
import { ask } from '#server/testing/raw-http.ts'
import { sendGoodAnswer } from './good-answers.ts'
import { eventually, freshRead, MAY_BE_LATE } from './problems.ts'
import { RealProcess, type Env } from './real-process.ts'
import { own } from './scene.ts'

vi.setConfig({ testTimeout: 60_000 })

const LIVE = { STREAMKAP_CLIENT_ID: 'value4711', STREAMKAP_SECRET: 'value4711' }
const BASIC = { VIEWER_AUTH: 'basic', VIEWER_BASIC: 'anna:value4711' }

/** What an operator reads when the process refuses to start: not one of the values. */
async function refusal(env: Env): Promise<string> {
  const refused = new RealProcess(env)
  await refused.ended()
  await refused.kill()
  expect(refused.code).toBeGreaterThan(0)
  expect(refused.said).not.toContain('value4711')
  expect(refused.port).toBe(0)
  return refused.err
}

test.concurrent.each<[title: string, name: string, env: Env]>([
  [
    'E01 without a client id',
    'STREAMKAP_CLIENT_ID',
    { STREAMKAP_SECRET: 'value4711', STREAMKAP_HOST: 'https://value4711.example' },
  ],
  ['E02 without a secret', 'STREAMKAP_SECRET', { STREAMKAP_CLIENT_ID: 'value4711' }],
  [
    'E03 with a plain http API elsewhere',
    'STREAMKAP_HOST',
    { ...LIVE, STREAMKAP_HOST: 'http://value4711.example' },
  ],
  [
    'E04 with a user in the API address',
    'STREAMKAP_HOST',
    { ...LIVE, STREAMKAP_HOST: 'https://user:value4711@api.example' },
  ],
  [
    'E04 with a path in the API address',
    'STREAMKAP_HOST',
    { ...LIVE, STREAMKAP_HOST: 'https://api.example/value4711' },
  ],
  [
    'E05 on an open address without sign-in',
    'VIEWER_AUTH',
    { ...LIVE, LISTEN_HOST: '0.0.0.0', PUBLIC_ORIGIN: 'https://value4711.example' },
  ],
  [
    'E05 on an open address without a public origin',
    'PUBLIC_ORIGIN',
    { ...LIVE, ...BASIC, LISTEN_HOST: '0.0.0.0' },
  ],
  ['E06 with a limit below zero', 'UPSTREAM_MAX_MB', { ...LIVE, UPSTREAM_MAX_MB: '-4711' }],
  [
    'E08 with a missing secret file',
    'STREAMKAP_SECRET_FILE',
    { STREAMKAP_CLIENT_ID: 'value4711', STREAMKAP_SECRET_FILE: '/nowhere/value4711' },
  ],
  [
    'E08 with a secret in both forms',
    'STREAMKAP_SECRET',
    { ...LIVE, STREAMKAP_SECRET_FILE: '/nowhere/value4711' },
  ],
])('%s it does not start, and names %s', async (_title, name, env) => {
  expect(await refusal(env)).toContain(name)
})

const NUMBERS = [
  'LISTEN_PORT',
  'METRICS_PORT',
  'CACHE_TTL_MS',
  'CACHE_STALE_MS',
  'CACHE_NEGATIVE_TTL_MS',
  'CACHE_MAX_MB',
  'TIME_GRID_MS',
  'UPSTREAM_CONNECT_TIMEOUT_MS',
  'UPSTREAM_FIRST_BYTE_TIMEOUT_MS',
  'UPSTREAM_TOTAL_TIMEOUT_MS',
  'UPSTREAM_MAX_MB',
  'UPSTREAM_MAX_CONNECTIONS',
  'UPSTREAM_MAX_QUEUE',
  'BREAKER_FAILURES',
  'BREAKER_OPEN_MS',
  'TOKEN_REFRESH_BEFORE_S',
  'BODY_LIMIT_KB',
  'MAX_IDS',
  'RATE_LIMIT_RPS',
  'FILL_LIMIT_PER_MIN',
  'CLIENT_HEADERS_TIMEOUT_MS',
  'CLIENT_REQUEST_TIMEOUT_MS',
  'SHUTDOWN_DELAY_MS',
  'DRAIN_MS',
]

test.concurrent('E06 a limit that is no number stops the start, and all of them are named at once', async () => {
  const bad = Object.fromEntries(NUMBERS.map((name) => [name, 'value4711']))
  const words = await refusal({ ...LIVE, ...bad })
  expect(NUMBERS.filter((name) => !words.includes(`${name} `))).toEqual([])
})

/** Whether anything answers there. */
function isOpen(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port })
    const finish = (isConnected: boolean): void => {
      socket.destroy()
      resolve(isConnected)
    }
    socket.setTimeout(2000, () => finish(false))
    socket.on('connect', () => finish(true))
    socket.on('error', () => finish(false))
  })
}

test.concurrent(
  'E07 it listens on one loopback address and on no other of the machine',
  own({}, async ({ proxy }) => {
    const others = Object.values(networkInterfaces())
      .flatMap((addresses) => addresses ?? [])
      .map(({ address, scopeid = 0 }) => (scopeid === 0 ? address : ''))
      .filter((address) => address !== '' && address !== '127.0.0.1')
    expect(await isOpen('127.0.0.1', proxy.port)).toBe(true)
    for (const host of ['127.0.0.2', ...others]) {
      expect([host, await isOpen(host, proxy.port)]).toEqual([host, false])
    }
  }),
)

test.concurrent('E08 secrets in files work, line breaks at their ends or not', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'streamgauge-catalogue-'))
  const [id, secret] = [join(folder, 'id'), join(folder, 'secret')]
  writeFileSync(id, `${CREDENTIALS.clientId}\n`)
  writeFileSync(secret, `${CREDENTIALS.secret}\r\n`)
  const env = {
    STREAMKAP_CLIENT_ID: '',
    STREAMKAP_SECRET: '',
    STREAMKAP_CLIENT_ID_FILE: id,
    STREAMKAP_SECRET_FILE: secret,
  }
  try {
    await own({ env }, async ({ api }) => {
      expect(api.signIns.map(({ body }): unknown => JSON.parse(body))).toEqual([
        { client_id: CREDENTIALS.clientId, secret: CREDENTIALS.secret },
      ])
    })()
  } finally {
    rmSync(folder, { recursive: true })
  }
})

test.concurrent(
  'E11 SIGTERM: not ready, the running read finishes, idle connections do not hold it, exit 0',
  own({ env: { SHUTDOWN_DELAY_MS: '1500' }, afterwards: 'ended' }, async ({ proxy, api }) => {
    const idle = Array.from({ length: 30 }, () => connect(proxy.port, '127.0.0.1'))
    for (const socket of idle) socket.on('error', () => undefined)
    api.onRead = (res, call) => void setTimeout(() => sendGoodAnswer(res, call), 2500)
    const read = proxy.ask(freshRead())
    await waitFor(() => api.reads.length === 1, 5000)
    proxy.signal('SIGTERM')
    const signalledMs = performance.now()
    const notReady = await eventually(
      () => proxy.ask('/readyz'),
      ({ status }) => status === 503,
      1200,
    )
    expect(notReady.status).toBe(503)
    expect((await read).status).toBe(200)
    await proxy.ended()
    expect(proxy.code).toBe(0)
    expect(performance.now() - signalledMs).toBeLessThan(8000)
    for (const socket of idle) socket.destroy()
  }),
)

/** A comment, or a sample: name, labels, value. */
const EXPOSITION_LINE =
  /^(?:#.*|[a-z_:][\w:]*(?:\{(?:\w+="(?:[^"\\]|\\.)*",?)*\})? (?:-?[\d.]+(?:e[+-]?\d+)?|[+-]Inf|NaN)(?: \S+)?)$/i

test.concurrent('E12 a scrape tells of store, API and token, and the public port does not answer it', async () => {
  await own({ env: { METRICS_PORT: '0' } }, async ({ proxy }) => {
    const port = Number(/Metrics: http:\/\/\S+:(\d+)\/metrics/.exec(proxy.err)?.[1])
    const path = freshRead()
    for (let round = 0; round < 3; round += 1) await proxy.ask(path)
    const scrape = await ask(port, '/metrics')
    proxy.answers.push(scrape.text)
    expect(scrape.status).toBe(200)
    expect(scrape.headers['content-type']).toMatch(/^(?:text\/plain|application\/openmetrics-text)/)
    const lines = scrape.text.split('\n').filter((line) => line !== '')
    expect(lines.filter((line) => !EXPOSITION_LINE.test(line))).toEqual([])
    const samples = lines.filter((line) => !line.startsWith('#')).join('\n')
    for (const subject of [/cache/, /upstream/, /token/, /breaker/, /queue|waiting/, /resident/]) {
      expect(samples).toMatch(subject)
    }
    expect(samples).not.toContain('fresh-')
    const onPublic = await proxy.ask('/metrics')
    expect(onPublic.status).toBe(404)
    expect((await proxy.ask('/metrics', { headers: { accept: 'text/html' } })).text).not.toContain(
      '# HELP',
    )
  })()
})

test.concurrent(
  'E13 it is ready only after its first sign-in, and health tells nothing of that',
  own(
    { prepare: (api) => (api.onSignIn = (res) => void setTimeout(() => api.grant(res), 1500)) },
    async ({ proxy }) => {
      const before = await proxy.ask('/healthz')
      expect((await proxy.ask('/readyz')).status).toBe(503)
      expect(await proxy.ready()).toBe(true)
      const after = await proxy.ask('/healthz')
      expect([before.status, after.status]).toEqual([200, 200])
      expect(before.text).toBe(after.text)
      expect(before.text).toMatch(/^(?:ok\n?|\{"status":"ok"\})$/)
    },
  ),
)

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const NETWORK = process.allowedNodeEnvironmentFlags.has('--allow-net') ? ['--allow-net'] : []
// The page folder lies beside the project, so its parent is named as well.
const READING_ONLY = ['--permission', `--allow-fs-read=${ROOT}`, `--allow-fs-read=${tmpdir()}`]

test.concurrent.each([
  ['with the flags of the specification', { flags: [...READING_ONLY, ...NETWORK] }],
  ['as npm start runs it', { script: 'run.ts' }],
])('E16 it works under the permission model, %s', async (_title, start) =>
  own(start, async ({ proxy }) => {
    expect((await proxy.ask('/', { headers: { accept: 'text/html' } })).status).toBe(200)
    for (const coding of ['br', 'gzip', 'identity']) {
      const headers = { 'accept-encoding': coding }
      expect((await proxy.ask(freshRead(), { headers })).status).toBe(200)
    }
    expect(proxy.commandLine() ?? '--permission').toContain('--permission')
  })(),
)

test(
  'E15 it is healthy within 4 s of its start, under 180 MB',
  MAY_BE_LATE,
  own({ prepare: () => undefined }, async ({ proxy }) => {
    expect((await proxy.ask('/healthz')).status).toBe(200)
    const waitedMs = proxy.waitedForProcessorMs()
    expect(performance.now() - proxy.startedMs - waitedMs).toBeLessThan(4000)
    await proxy.ready()
    expect((await proxy.ask(freshRead())).status).toBe(200)
    expect(proxy.memory()?.nowMb ?? 0).toBeLessThan(180)
  }),
)
