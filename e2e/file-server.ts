import { readFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import { extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
}

/** The plainest of file servers: the file that is asked for, the page for any other address. */
export async function serveFolder(folder: string): Promise<{ origin: string; server: Server }> {
  const root = fileURLToPath(new URL(`../${folder}`, import.meta.url))
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost')
    const path = TYPES[extname(pathname)] === undefined ? '/index.html' : pathname
    try {
      const bytes = await readFile(join(root, path))
      response.setHeader('content-type', TYPES[extname(path)] ?? 'application/octet-stream')
      response.end(bytes)
    } catch {
      response.statusCode = 404
      response.end()
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no TCP port')
  return { origin: `http://127.0.0.1:${address.port}`, server }
}
