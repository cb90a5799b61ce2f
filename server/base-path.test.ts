import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ConfigError, readConfig } from './config.ts'
import { startFakeUpstream, type FakeUpstream } from './testing/fake-upstream.ts'
import { startProxy, type ProxyUnderTest } from './testing/proxy-under-test.ts'

const PAGE = `<!doctype html>
<meta name="base-path" content="./" />
<link rel="icon" href="./favicon.svg" /><script type="module" src="./assets/index-DZ8aP0xy.js"></script>
<p>Not an address: ./this one</p>`
const HTML = { headers: { accept: 'text/html' } }

let folder: string
let upstream: FakeUpstream & { origin: string }
let proxy: ProxyUnderTest

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'streamgauge-'))
  mkdirSync(join(folder, 'assets'))
  writeFileSync(join(folder, 'index.html'), PAGE)
  writeFileSync(join(folder, 'index.html.br'), 'packed before the path was known')
  writeFileSync(join(folder, 'assets', 'index-DZ8aP0xy.js'), 'script')
  upstream = await startFakeUpstream()
  const env = { BASE_PATH: '/tools/streamgauge' }
  proxy = await startProxy(upstream.origin, { env, staticDir: folder })
})

afterAll(async () => {
  await proxy.close()
  await upstream.close()
  rmSync(folder, { recursive: true })
})

describe('under /tools/streamgauge', () => {
  test.each(['/tools/streamgauge/', '/tools/streamgauge/pipelines/67bca1?from=-6h'])(
    '%s is the page, with addresses that hold anywhere',
    async (path) => {
      const { status, text } = await proxy.ask(path, HTML)
      expect(status).toBe(200)
      expect(text).toContain('<meta name="base-path" content="/tools/streamgauge/" />')
      expect(text).toContain('src="/tools/streamgauge/assets/index-DZ8aP0xy.js"')
      expect(text).toContain('Not an address: ./this one')
    },
  )

  test.each([
    ['/tools/streamgauge/assets/index-DZ8aP0xy.js', 'script'],
    ['/tools/streamgauge/api/sources', '"result"'],
    ['/tools/streamgauge/config.json', '"mode":"live"'],
    ['/tools/streamgauge/healthz', 'ok'],
    ['/healthz', 'ok'],
  ])('%s is answered', async (path, part) => {
    const { status, text } = await proxy.ask(path)
    expect([status, text]).toEqual([200, expect.stringContaining(part)])
  })

  test('readiness is told at the root, whatever it is', async () => {
    const { status } = await proxy.ask('/readyz')
    expect([200, 503]).toContain(status)
  })

  test('without its last slash the path leads to the page', async () => {
    const { status, headers } = await proxy.ask('/tools/streamgauge', HTML)
    expect([status, headers.location]).toEqual([308, '/tools/streamgauge/'])
    expect(headers['content-security-policy']).toContain("default-src 'none'")
    expect((await proxy.ask('/tools/streamgauge', { method: 'POST' })).status).toBe(404)
  })

  test.each([
    '/',
    '/pipelines',
    '/api/sources',
    '/config.json',
    '/assets/index-DZ8aP0xy.js',
    '/tools',
    '/tools/streamgauges/',
    '/Tools/Streamgauge/',
    '/tools/streamgauge%2fapi/sources',
    '//tools/streamgauge/api/sources',
    '/x/../tools/streamgauge/api/sources',
    '/tools/streamgauge//api/sources',
    '/tools/streamgauge/../api/sources',
  ])('%s is not answered, and nothing reaches upstream', async (path) => {
    const before = upstream.calls.length
    expect([400, 404]).toContain((await proxy.ask(path, HTML)).status)
    expect(upstream.calls.length).toBe(before)
  })

  test('headers do not move it (A4)', async () => {
    const headers = { 'x-forwarded-prefix': '/tools/streamgauge', 'x-script-name': '/tools' }
    expect((await proxy.ask('/api/sources', { headers })).status).toBe(404)
  })

  test('foreign hosts and origins are refused there as well', async () => {
    const foreign = { headers: { origin: 'https://evil.example' } }
    expect((await proxy.ask('/tools/streamgauge/api/sources', foreign)).status).toBe(403)
    const host = { headers: { host: 'evil.example' } }
    expect((await proxy.ask('/tools/streamgauge/', host)).status).toBe(421)
    expect((await proxy.ask('/tools/streamgauge', host)).status).toBe(421)
  })

  test('the log has the route without the path in front', async () => {
    await proxy.ask('/tools/streamgauge/api/sources')
    expect(proxy.logLines.at(-1)).toContain('"route":"/api/sources"')
  })
})

test('the packed forms of the page are of the page that is sent', async () => {
  const path = '/tools/streamgauge/'
  const plain = await proxy.ask(path, HTML)
  const read = async (encoding: string) => {
    const headers = { accept: 'text/html', 'accept-encoding': encoding }
    const url = `http://127.0.0.1:${proxy.port}${path}`
    const response = await fetch(url, { headers })
    expect(response.headers.get('content-encoding')).toBe(encoding)
    return response.text()
  }
  expect(await read('br')).toBe(plain.text)
  expect(await read('gzip')).toBe(plain.text)
})

test('at the root the same build gets addresses from the root', async () => {
  const root = await startProxy(upstream.origin, { staticDir: folder })
  const { text } = await root.ask('/pipelines/67bca1', HTML)
  expect(text).toContain('<meta name="base-path" content="/" />')
  expect(text).toContain('src="/assets/index-DZ8aP0xy.js"')
  await root.close()
})

test.each([
  ['/', ''],
  ['/streamgauge', '/streamgauge'],
  ['/streamgauge/', '/streamgauge'],
  ['/a/b_c-1', '/a/b_c-1'],
])('BASE_PATH %s is taken', (value, basePath) => {
  expect(readConfig({ BASE_PATH: value }).basePath).toBe(basePath)
})

test.each(['streamgauge', '//evil.example', '/a//b', '/a/../b', '/a%20b', '/a?b', 'https://a/b'])(
  'BASE_PATH %s is refused by name',
  (value) => {
    expect(() => readConfig({ BASE_PATH: value })).toThrow(ConfigError)
    expect(() => readConfig({ BASE_PATH: value })).toThrow(/^BASE_PATH \(environment\): must be/)
  },
)
