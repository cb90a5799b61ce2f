import { request, type Agent } from 'node:http'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import type { Ask, Received } from '#server/testing/raw-http.ts'

/** An answer as a browser would show it, and how many bytes its body took on the way. */
export type Unpacked = Received & { readonly packedBytes: number }

/**
 * Sends the target exactly as given, on a connection of its own unless there is an agent.
 */
export function askUnpacked(
  port: number,
  path: string,
  options: Ask & { agent?: Agent },
): Promise<Unpacked> {
  const { method = 'GET', headers = {}, body, agent = false } = options
  const outgoing: Record<string, string | string[]> = {}
  for (const [name, value] of Object.entries(headers)) {
    outgoing[name] = typeof value === 'string' ? value : [...value]
  }
  return new Promise((resolve, reject) => {
    const target = { host: '127.0.0.1', port, path, method, headers: outgoing, agent }
    const req = request(target, (res) => {
      const chunks: Buffer[] = []
      res.on('data', (chunk: Buffer) => chunks.push(chunk))
      res.on('error', reject)
      res.on('end', () => {
        const packed = Buffer.concat(chunks)
        const text = unpack(packed, res.headers['content-encoding']).toString()
        const status = res.statusCode ?? 0
        resolve({ status, headers: res.headers, text, packedBytes: packed.length })
      })
    })
    req.on('error', reject)
    req.end(body)
  })
}

function unpack(packed: Buffer, encoding: string | undefined): Buffer {
  if (packed.length === 0) return packed
  if (encoding === 'br') return brotliDecompressSync(packed)
  return encoding === 'gzip' ? gunzipSync(packed) : packed
}
