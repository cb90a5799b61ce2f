import { request, type IncomingHttpHeaders } from 'node:http'
import { connect } from 'node:net'

export type Received = Readonly<{ status: number; headers: IncomingHttpHeaders; text: string }>

export type Ask = {
  readonly method?: string
  readonly headers?: Readonly<Record<string, string | readonly string[]>>
  readonly body?: string
}

/** Sends the target exactly as given; nothing is normalised on the way. */
export function ask(port: number, path: string, options: Ask = {}): Promise<Received> {
  const { method = 'GET', headers = {}, body } = options
  return new Promise((resolve, reject) => {
    const outgoing: Record<string, string | string[]> = {}
    for (const [name, value] of Object.entries(headers)) {
      outgoing[name] = typeof value === 'string' ? value : [...value]
    }
    const req = request(
      { host: '127.0.0.1', port, path, method, headers: outgoing, agent: false },
      (res) => {
        const chunks: Buffer[] = []
        res.on('data', (chunk: Buffer) => chunks.push(chunk))
        res.on('end', () => {
          const text = Buffer.concat(chunks).toString()
          resolve({ status: res.statusCode ?? 0, headers: res.headers, text })
        })
        res.on('error', reject)
      },
    )
    req.on('error', reject)
    req.end(body)
  })
}

/**
 * Writes bytes as they are and returns everything that came back until the other side closed, or
 * until `waitMs` of silence.
 */
export function askRaw(port: number, bytes: string | Buffer, waitMs = 400): Promise<string> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = []
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes))
    const finish = (): void => {
      socket.destroy()
      resolve(Buffer.concat(chunks).toString('latin1'))
    }
    socket.setTimeout(waitMs, finish)
    socket.on('data', (chunk: Buffer) => chunks.push(chunk))
    socket.on('error', finish)
    socket.on('close', finish)
  })
}
