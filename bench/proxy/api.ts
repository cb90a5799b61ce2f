import { createServer } from 'node:http'

/*
 * A stand-in for the API with answers of exact sizes: `/sources/{id}/metrics`, where the id is a
 * size in KB (`kb100`) and, after a dash, a number that tells views apart. `/calls` says how many
 * reads there were.
 */

const TOKEN = JSON.stringify({ accessToken: 'token-of-the-bench', expiresIn: 86_400 })
const bodies = new Map<string, Buffer>()
let calls = 0

const server = createServer((req, res) => {
  const url = req.url ?? ''
  req.resume()
  if (url === '/calls') res.end(String(calls))
  else if (url === '/auth/access-token') sendJson(Buffer.from(TOKEN))
  else {
    calls += 1
    const size = /^\/sources\/kb(\d+)/.exec(url)?.[1] ?? '1'
    sendJson(bodyOf(size))
  }

  function sendJson(body: Buffer): void {
    res.writeHead(200, { 'content-type': 'application/json', 'content-length': body.length })
    res.end(body)
  }
})
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  console.log(`port ${typeof address === 'object' && address !== null ? address.port : 0}`)
})

/** A series of points as the API writes them, at least that many KB. */
function bodyOf(sizeKb: string): Buffer {
  const known = bodies.get(sizeKb)
  if (known !== undefined) return known
  const points: { timestamp: string; value: number }[] = []
  for (let bytes = 0; bytes < Number(sizeKb) * 1024 - 60; bytes += 50) {
    const at = new Date(1_700_000_000_000 + points.length * 60_000).toISOString()
    const value = (points.length * 7919) % 10_007
    points.push({ timestamp: at.slice(0, 19).replace('T', ' '), value })
  }
  const body = Buffer.from(JSON.stringify({ data: { recordsLag: points }, metadata: {} }))
  bodies.set(sizeKb, body)
  return body
}
