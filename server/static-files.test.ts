import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Problem } from './problem.ts'
import { loadStaticFiles } from './static-files.ts'
import { ask } from './testing/raw-http.ts'

const SCRIPT = '/assets/index-DZ8aP0xy.js'
let folder: string
let server: Server
let port = 0

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'streamgauge-'))
  mkdirSync(join(folder, 'assets'))
  mkdirSync(join(folder, '.hidden'))
  const files: Record<string, string> = {
    'index.html': '<!doctype html>',
    'icon.svg': '<svg/>',
    'notes.md': 'not a file of a page',
    '.sources.json': '{}',
    '.hidden/a.js': 'hidden',
    'assets/index-DZ8aP0xy.js': 'plain',
    'assets/index-DZ8aP0xy.js.br': 'packed-br',
    'assets/index-DZ8aP0xy.js.gz': 'packed-gz',
  }
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
  const staticFiles = loadStaticFiles(folder)
  server = createServer((req, res) => {
    try {
      staticFiles.serve(req, res, req.url ?? '')
    } catch (error) {
      res.writeHead(error instanceof Problem ? error.status : 500).end()
    }
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const address = server.address()
  port = typeof address === 'object' && address !== null ? address.port : 0
})

afterAll(() => {
  server.close()
  rmSync(folder, { recursive: true })
})

async function headersOf(path: string) {
  return (await ask(port, path)).headers
}

test('hashed assets are kept for a year, other files are asked for again', async () => {
  expect((await headersOf(SCRIPT))['cache-control']).toBe('public, max-age=31536000, immutable')
  expect((await headersOf('/icon.svg'))['cache-control']).toBe('no-cache')
  expect((await headersOf('/'))['cache-control']).toBe('no-cache')
  expect((await headersOf(SCRIPT))['content-type']).toBe('text/javascript; charset=utf-8')
})

test.each([
  [undefined, undefined, 'plain'],
  ['gzip, deflate, br', 'br', 'packed-br'],
  ['gzip', 'gzip', 'packed-gz'],
  ['br;q=0, gzip', 'gzip', 'packed-gz'],
  ['br; q=0.0, gzip;q=0', undefined, 'plain'],
  ['brotli', undefined, 'plain'],
])('Accept-Encoding %s gets encoding %s', async (accepted, encoding, text) => {
  const headers = accepted === undefined ? {} : { 'accept-encoding': accepted }
  const answer = await ask(port, SCRIPT, { headers })
  expect([answer.headers['content-encoding'], answer.text]).toEqual([encoding, text])
  expect(answer.headers.vary).toBe('Accept-Encoding')
})

test('a known tag gets 304, and each encoding has its own', async () => {
  const plain = await ask(port, SCRIPT)
  const packed = await ask(port, SCRIPT, { headers: { 'accept-encoding': 'br' } })
  expect(packed.headers.etag).not.toBe(plain.headers.etag)
  const again = await ask(port, SCRIPT, { headers: { 'if-none-match': plain.headers.etag ?? '' } })
  expect([again.status, again.text]).toEqual([304, ''])
})

test.each([
  '/notes.md',
  '/.sources.json',
  '/.hidden/a.js',
  `${SCRIPT}.br`,
  '/assets/',
  '/assets',
  '/icon%2esvg',
])('S4: %s is not served', async (path) => {
  expect((await ask(port, path)).status).toBe(404)
})

test('a folder that is missing serves nothing', () => {
  expect(loadStaticFiles(join(folder, 'gone')).buildId).toBeNull()
})

test.each(['/pipelines/abc)', '/sources/abc.', '/sources/abc%20', '/wall),'])(
  'what was copied with a link still opens the page: %s',
  async (path) => {
    const answer = await ask(port, path, { headers: { accept: 'text/html' } })
    expect(answer.status).toBe(200)
  },
)

test.each(['/api.', '/api)', '/api/sources.', '/a./b', '/sources/a%2fb', '/sources/a%20%2e%2e'])(
  'is no place inside the page: %s',
  async (path) => {
    const answer = await ask(port, path, { headers: { accept: 'text/html' } })
    expect(answer.status).toBe(404)
  },
)
