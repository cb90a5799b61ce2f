import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { connect, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'
import {
  CREDENTIALS,
  sendJsonAs,
  startFakeUpstream,
  type FakeUpstream,
} from './testing/fake-upstream.ts'
import { waitFor } from './testing/proxy-under-test.ts'
import { ask } from './testing/raw-http.ts'
import { RunningProcess } from './testing/running-process.ts'

const MAIN = fileURLToPath(new URL('main.ts', import.meta.url))

let folder: string
let upstream: FakeUpstream & { origin: string }
const running: Running[] = []

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'streamgauge-'))
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>Streamgauge</title>')
  upstream = await startFakeUpstream()
})

afterEach(async () => {
  await Promise.all(running.splice(0).map((each) => each.kill()))
  await upstream.close()
  rmSync(folder, { recursive: true })
})

class Running extends RunningProcess {
  constructor(env: Readonly<Record<string, string>>, flags: readonly string[] = []) {
    super([...flags, MAIN], { STATIC_DIR: folder, ...env })
    running.push(this)
  }
}

function live(): Record<string, string> {
  const { clientId, secret } = CREDENTIALS
  return {
    STREAMKAP_CLIENT_ID: clientId,
    STREAMKAP_SECRET: secret,
    STREAMKAP_HOST: upstream.origin,
  }
}

test.each([
  ['E01', 'STREAMKAP_CLIENT_ID', { STREAMKAP_SECRET: 'value4711' }],
  ['E02', 'STREAMKAP_SECRET', { STREAMKAP_CLIENT_ID: 'value4711' }],
  ['E06', 'UPSTREAM_MAX_MB', { UPSTREAM_MAX_MB: 'value4711' }],
  [
    'E08',
    'STREAMKAP_SECRET_FILE',
    { STREAMKAP_CLIENT_ID: 'a', STREAMKAP_SECRET_FILE: '/value4711' },
  ],
  ['S4', 'STATIC_DIR', { STATIC_DIR: '/value4711' }],
  ['demo', 'SIMULATOR_SCENARIO', { SIMULATOR_SCENARIO: 'value4711' }],
])('%s: a bad setting ends the process, naming %s and not its value', async (_id, name, env) => {
  const { code, err, out } = await new Running(env).ended()
  expect(code).toBe(1)
  expect(err).toMatch(new RegExp(`^${name} \\(`))
  expect(err.trim().split('\n')).toHaveLength(1)
  expect(err + out).not.toContain('value4711')
})

test('E08, E15: with secrets in files it is healthy within 4 s and under 180 MB', async () => {
  writeFileSync(join(folder, 'id'), `${CREDENTIALS.clientId}\n`)
  writeFileSync(join(folder, 'secret'), `${CREDENTIALS.secret}\r\n`)
  const startedMs = performance.now()
  const running = await new Running({
    STREAMKAP_CLIENT_ID_FILE: join(folder, 'id'),
    STREAMKAP_SECRET_FILE: join(folder, 'secret'),
    STREAMKAP_HOST: upstream.origin,
  }).listening()
  expect((await ask(running.port, '/healthz')).status).toBe(200)
  expect(performance.now() - startedMs).toBeLessThan(4000)
  expect((await ask(running.port, '/api/sources')).status).toBe(200)
  expect(JSON.parse(upstream.signIns[0]?.body ?? '')).toEqual({
    client_id: CREDENTIALS.clientId,
    secret: CREDENTIALS.secret,
  })
  expect(running.err).toContain(`Data: your Streamkap account at ${upstream.origin}`)
  expect(residentMegabytes(running.child.pid)).toBeLessThan(180)
})

/** From the kernel's own record; 0 where there is none. */
function residentMegabytes(pid = 0): number {
  try {
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024
  } catch {
    return 0
  }
}

test('without credentials it serves simulated data and says so, unmissably', async () => {
  const running = await new Running({}).listening()
  expect(running.err).toContain('*** SIMULATED DATA *** (scenario "demo")')
  expect(running.err).toContain('set STREAMKAP_CLIENT_ID and STREAMKAP_SECRET')
  expect(JSON.parse((await ask(running.port, '/config.json')).text)).toMatchObject({
    mode: 'simulated',
    apiHost: null,
    scenario: 'demo',
  })
  const { status, text } = await ask(running.port, '/api/sources')
  expect(status).toBe(200)
  expect(JSON.parse(text)).toHaveProperty('result[0].connector_status')
})

test('a port in use is one clear line and an exit code', async () => {
  const { port } = new URL(upstream.origin)
  const { code, err } = await new Running({ ...live(), LISTEN_PORT: port }).ended()
  expect(code).toBe(1)
  expect(err).toMatch(/^LISTEN_PORT: another program already listens on this port\. .*\n$/)
})

test('E11: SIGTERM finishes the running read, drops idle connections and ends with 0', async () => {
  const running = await new Running({ ...live(), SHUTDOWN_DELAY_MS: '300' }).listening()
  const idle: Socket[] = Array.from({ length: 30 }, () => connect(running.port, '127.0.0.1'))
  for (const socket of idle) socket.on('error', () => undefined)
  upstream.onRead = (_call, res) => setTimeout(() => sendJsonAs(res, { result: [] }), 1000)
  const read = ask(running.port, '/api/sources')
  await waitFor(() => upstream.calls.length === 1, 2000)
  running.child.kill('SIGTERM')
  await waitFor(() => running.out.includes('"stopping"'), 1000)
  expect((await ask(running.port, '/readyz')).status).toBe(503)
  expect((await read).status).toBe(200)
  await running.ended()
  expect(running.code).toBe(0)
  const lines = running.out.trim().split('\n')
  expect(lines.map((line) => String(JSON.parse(line).msg)).at(-1)).toBe('stopped')
  for (const socket of idle) socket.destroy()
})
