import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { CREDENTIALS, startFakeUpstream, type FakeUpstream } from '#server/testing/fake-upstream.ts'
import { waitFor } from '#server/testing/proxy-under-test.ts'
import { ask } from '#server/testing/raw-http.ts'
import { RunningProcess } from '#server/testing/running-process.ts'

/* The whole process: where it says that scrapes are answered, and what it does when it cannot. */

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

let folder: string
let upstream: FakeUpstream & { origin: string }
let running: RunningProcess

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'streamgauge-'))
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>Streamgauge</title>')
  upstream = await startFakeUpstream()
})

afterEach(async () => {
  await running.kill()
  await upstream.close()
  rmSync(folder, { recursive: true })
})

function start(metricsPort: string, flags: readonly string[] = []): RunningProcess {
  running = new RunningProcess([...flags, join(ROOT, 'server', 'main.ts')], {
    STATIC_DIR: folder,
    STREAMKAP_CLIENT_ID: CREDENTIALS.clientId,
    STREAMKAP_SECRET: CREDENTIALS.secret,
    STREAMKAP_HOST: upstream.origin,
    METRICS_PORT: metricsPort,
  })
  return running
}

test('E12: scrapes are answered at an address of their own, under the permission model too', async () => {
  const flags = ['--permission', `--allow-fs-read=${ROOT}`, `--allow-fs-read=${folder}`]
  await start('0', flags).listening()
  await waitFor(() => running.err.includes('/metrics\n'), 8000)
  const [, port = '0'] = /Metrics: http:\/\/127\.0\.0\.1:(\d+)\/metrics/.exec(running.err) ?? []
  await expect
    .poll(async () => (await ask(Number(port), '/metrics')).text, { timeout: 10_000 })
    .toMatch(/^streamgauge_event_loop_delay_p99_seconds \d/m)
  expect((await ask(running.port, '/metrics')).text).not.toContain('streamgauge_')
})

test('a metrics port that was chosen and is in use is one clear line and an exit code', async () => {
  const { port } = new URL(upstream.origin)
  const { code } = await start(port).ended()
  expect(code).toBe(1)
  // What it said last can arrive after its end.
  await waitFor(() => running.err.endsWith('\n'), 8000)
  expect(running.err).toMatch(/^METRICS_PORT: another program already listens on this port\. .*\n$/)
})
