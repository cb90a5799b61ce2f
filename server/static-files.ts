import { readdirSync, readFileSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { extname, join, relative, sep } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { etagOf, isUnchanged, send } from './answer.ts'
import { acceptedEncodings } from './encodings.ts'
import { Problem } from './problem.ts'
import { PAGE_HEADERS } from './security-headers.ts'

/**
 * The built page, held in memory. Own code instead of sirv: addresses are compared as they came,
 * never decoded, joined or resolved, and nothing is opened after the start.
 */
export type StaticFiles = {
  /** Short name of this build, from the bytes of its page; `null` when there is no page. */
  readonly buildId: string | null
  /** @throws {Problem} unknown_path or method_not_allowed */
  serve(req: IncomingMessage, res: ServerResponse, target: string): void
}

type StoredFile = Readonly<{
  headers: Readonly<Record<string, string>>
  bytes: Buffer
  /** The same bytes packed, by name of the encoding. */
  packed: ReadonlyMap<string, Buffer>
  etag: string
}>

const TYPES = new Map([
  ['.html', 'text/html; charset=utf-8'],
  ['.js', 'text/javascript; charset=utf-8'],
  ['.css', 'text/css; charset=utf-8'],
  ['.json', 'application/json; charset=utf-8'],
  ['.webmanifest', 'application/manifest+json; charset=utf-8'],
  ['.txt', 'text/plain; charset=utf-8'],
  ['.svg', 'image/svg+xml'],
  ['.png', 'image/png'],
  ['.jpg', 'image/jpeg'],
  ['.webp', 'image/webp'],
  ['.ico', 'image/x-icon'],
  ['.woff2', 'font/woff2'],
])

/** Best first. */
const ENCODINGS = [
  ['br', '.br'],
  ['gzip', '.gz'],
] as const

const PAGE = '/index.html'
/** Addresses of the build inside its page. They are relative, and would lead astray on `/pipelines/x`. */
const RELATIVE_ADDRESS = /(?<=\s(?:src|href|content)=")\.\//g
const HASHED = /^\/assets\/.*-[\w-]{8,}\.\w+$/
/**
 * A place inside the page: no extension, nothing encoded, not the API. What stands behind a link in a
 * sentence is often copied with it; the page then says that nothing has this id.
 */
const PAGE_ADDRESS = /^(?!\/api(?:[^\w-]|$))(?:\/[\w-]+)*(?:\/[\w-]+(?:[.,;:!)'*]|%20){1,3})?\/?$/i

/**
 * Reads a folder once (S4): files of known kinds, no dot files, no source maps.
 * @param directory absolute path; a missing folder serves nothing
 * @param basePath path that browsers have in front of these addresses; the page is told here
 */
export function loadStaticFiles(directory: string, basePath = ''): StaticFiles {
  const files = new Map(
    listFiles(directory).map((path) => [
      path,
      path === PAGE ? loadPage(directory, basePath) : loadFile(directory, path),
    ]),
  )
  const page = files.get(PAGE) ?? null

  function serve(req: IncomingMessage, res: ServerResponse, target: string): void {
    const path = target.split('?', 1)[0] ?? ''
    const wantsPage = req.headers.accept?.includes('text/html') === true && PAGE_ADDRESS.test(path)
    const file = files.get(path) ?? (wantsPage || path === '/' ? page : null)
    if (file === null) throw new Problem('unknown_path')
    if (req.method !== 'GET' && req.method !== 'HEAD') {
      throw new Problem('method_not_allowed', { allow: 'GET, HEAD' })
    }
    sendFile(req, res, file)
  }

  return { buildId: page?.etag.replaceAll(/[^A-Za-z0-9]/g, '').slice(0, 8) ?? null, serve }
}

function listFiles(directory: string): readonly string[] {
  try {
    return readdirSync(directory, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && TYPES.has(extname(entry.name)))
      .map((entry) => `/${relative(directory, join(entry.parentPath, entry.name))}`)
      .map((path) => path.replaceAll(sep, '/'))
      .filter((path) => !path.includes('/.'))
  } catch {
    return []
  }
}

function loadFile(directory: string, path: string): StoredFile {
  const bytes = readFileSync(join(directory, path))
  const packed = new Map<string, Buffer>()
  for (const [encoding, extension] of ENCODINGS) {
    const sibling = readIfThere(join(directory, `${path}${extension}`))
    if (sibling !== null) packed.set(encoding, sibling)
  }
  return storedFile(path, bytes, packed)
}

/** The page with the addresses that browsers need, packed anew because its text has changed. */
function loadPage(directory: string, basePath: string): StoredFile {
  const text = readFileSync(join(directory, PAGE), 'utf8')
  const bytes = Buffer.from(text.replaceAll(RELATIVE_ADDRESS, `${basePath}/`))
  const packed = new Map([
    ['br', brotliCompressSync(bytes)],
    ['gzip', gzipSync(bytes)],
  ])
  return storedFile(PAGE, bytes, packed)
}

function storedFile(path: string, bytes: Buffer, packed: ReadonlyMap<string, Buffer>): StoredFile {
  const type = TYPES.get(extname(path)) ?? 'application/octet-stream'
  const headers = {
    'Content-Type': type,
    'Cache-Control': HASHED.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache',
    ...(packed.size > 0 ? { Vary: 'Accept-Encoding' } : {}),
    ...(type.startsWith('text/html') ? PAGE_HEADERS : {}),
  }
  return { headers, bytes, packed, etag: etagOf(bytes) }
}

function readIfThere(path: string): Buffer | null {
  try {
    return readFileSync(path)
  } catch {
    return null
  }
}

function sendFile(req: IncomingMessage, res: ServerResponse, file: StoredFile): void {
  const accepted = acceptedEncodings(req.headers['accept-encoding'])
  const encoding = [...file.packed.keys()].find((name) => accepted.has(name)) ?? null
  // Another encoding is another representation and needs a tag of its own (RFC 9110 §8.8.3).
  const etag = encoding === null ? file.etag : file.etag.replace(/"$/, `-${encoding}"`)
  const headers = { ...file.headers, ETag: etag }
  if (isUnchanged(req, etag)) send(res, 304, headers, '')
  else if (encoding === null) send(res, 200, headers, file.bytes)
  else {
    const packed = file.packed.get(encoding) ?? file.bytes
    send(res, 200, { ...headers, 'Content-Encoding': encoding }, packed)
  }
}
