import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { sendJsonAs, startFakeUpstream } from './testing/fake-upstream.ts'
import { startProxy, waitFor } from './testing/proxy-under-test.ts'

test('K8: a changed secret file is picked up after a failed sign-in, without a restart', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'streamgauge-'))
  const file = join(folder, 'secret')
  writeFileSync(file, 'old\n')
  const upstream = await startFakeUpstream()
  upstream.onSignIn = (call, res) => {
    if (call.body.includes('"secret":"new"')) upstream.grant(res)
    else sendJsonAs(res, {}, 500)
  }
  const env = { STREAMKAP_SECRET: '', STREAMKAP_SECRET_FILE: file }
  const proxy = await startProxy(upstream.origin, { env })
  onTestFinished(async () => {
    await proxy.close()
    await upstream.close()
    rmSync(folder, { recursive: true })
  })
  expect((await proxy.ask('/api/sources')).status).toBe(503)
  writeFileSync(file, 'new\n')
  await waitFor(() => proxy.app.ready(), 15_000)
  expect((await proxy.ask('/api/sources')).status).toBe(200)
})
