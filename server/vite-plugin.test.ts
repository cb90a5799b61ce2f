import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createServer, preview, type InlineConfig, type ViteDevServer } from 'vite'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { CREDENTIALS, startFakeUpstream, type FakeUpstream } from './testing/fake-upstream.ts'
import { ask } from './testing/raw-http.ts'
import { tokenProxy } from './vite-plugin.ts'

let root: string
let upstream: FakeUpstream & { origin: string }
let server: ViteDevServer | null = null

beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'streamgauge-'))
  writeFileSync(join(root, 'index.html'), '<!doctype html><title>Streamgauge</title>')
  upstream = await startFakeUpstream()
  vi.stubEnv('STREAMKAP_CLIENT_ID', CREDENTIALS.clientId)
  vi.stubEnv('STREAMKAP_SECRET', CREDENTIALS.secret)
  vi.stubEnv('STREAMKAP_HOST', upstream.origin)
})

afterEach(async () => {
  vi.unstubAllEnvs()
  await server?.close()
  server = null
  await upstream.close()
  rmSync(root, { recursive: true })
})

async function startVite(options: InlineConfig['server'] = {}): Promise<number> {
  server = await createServer({
    root,
    configFile: false,
    logLevel: 'silent',
    plugins: [tokenProxy()],
    server: { host: '127.0.0.1', port: 0, ...options },
  })
  await server.listen()
  const address = server.httpServer?.address()
  return typeof address === 'object' && address !== null ? address.port : 0
}

test('D1: the dev server reads through the same checks and serves its own page', async () => {
  const port = await startVite()
  const read = await ask(port, '/api/sources')
  expect(read.status).toBe(200)
  expect(read.text).not.toContain('database-password-4711')
  expect((await ask(port, '/api/users')).status).toBe(404)
  expect((await ask(port, '/api/sources?secret_returned=true')).status).toBe(400)
  expect(JSON.parse((await ask(port, '/config.json')).text)).toMatchObject({ mode: 'live' })
  const page = await ask(port, '/', { headers: { accept: 'text/html' } })
  expect(page.text).toContain('<title>Streamgauge</title>')
})

test('D1: the preview of a build is what the process would serve', async () => {
  mkdirSync(join(root, 'dist'))
  writeFileSync(join(root, 'dist', 'index.html'), '<!doctype html><link href="./icon.svg" />')
  const previewed = await preview({
    root,
    configFile: false,
    logLevel: 'silent',
    plugins: [tokenProxy()],
    preview: { host: '127.0.0.1', port: 0 },
  })
  const address = previewed.httpServer.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  const page = await ask(port, '/pipelines/67bca1', { headers: { accept: 'text/html' } })
  expect(page.text).toContain('href="/icon.svg"')
  expect(page.headers['content-security-policy']).toContain("default-src 'none'")
  expect((await ask(port, '/api/sources')).status).toBe(200)
  await previewed.close()
})

test('X2: the dev server answers no other local origin and sends no CORS header', async () => {
  const port = await startVite()
  const headers = { origin: 'http://localhost:3000' }
  for (const method of ['GET', 'OPTIONS']) {
    const answer = await ask(port, '/api/sources', { method, headers })
    expect(answer.status).toBe(403)
    expect(answer.headers['access-control-allow-origin']).toBeUndefined()
  }
})

test('M05: an open dev server is refused', async () => {
  await expect(startVite({ host: '0.0.0.0' })).rejects.toThrow(/^server\.host: must be a loopback/)
  await expect(startVite({ host: true })).rejects.toThrow(/^server\.host: must be a loopback/)
  await expect(startVite({ allowedHosts: true })).rejects.toThrow(/^server\.allowedHosts: must not/)
})

test('D3: without credentials the dev server serves simulated data', async () => {
  vi.stubEnv('STREAMKAP_CLIENT_ID', '')
  vi.stubEnv('STREAMKAP_SECRET', '')
  const port = await startVite()
  expect(JSON.parse((await ask(port, '/config.json')).text)).toMatchObject({ mode: 'simulated' })
  expect((await ask(port, '/api/sources')).status).toBe(200)
  expect(upstream.signIns).toHaveLength(0)
})
