import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { AddressInfo, Socket } from 'node:net'

/** One request as the fake API saw it. */
export type Call = Readonly<{
  method: string
  url: string
  headers: IncomingMessage['headers']
  body: string
}>

export type Behaviour = (call: Call, res: ServerResponse) => void

/** Texts that must never come out of the proxy, in an answer or in a log line. */
export const SECRETS = [
  'client-id-4711',
  'client-secret-4711',
  'token-of-the-fake',
  'refresh-of-the-fake',
  'database-password-4711',
  'upstream-cookie-4711',
  'Traceback',
  'internal-host-4711',
]

export const CREDENTIALS = { clientId: 'client-id-4711', secret: 'client-secret-4711' }

const LIST = {
  result: [
    {
      id: '67bca128e1519efb914e6b51',
      name: 'orders',
      connector: 'postgresql',
      connector_status: 'Active',
      config: {
        'database.hostname': 'internal-host-4711',
        'database.password': 'database-password-4711',
      },
    },
  ],
  page: 1,
  page_size: 10,
  total: 1,
  has_next: false,
}

const METRICS = {
  connector_metrics: { '67bca128e1519efb914e6b51': { latest: { connector_status: 'Active' } } },
}

export function sendJsonAs(res: ServerResponse, value: unknown, status = 200): void {
  res.writeHead(status, {
    'content-type': 'application/json',
    'set-cookie': 'session=upstream-cookie-4711',
    server: 'internal-host-4711',
  })
  res.end(JSON.stringify(value))
}

/** Lists for list paths, metrics for metrics paths. */
const wellBehaved: Behaviour = (call, res) => {
  sendJsonAs(res, /\/metrics(?:\?|$)/.test(call.url) ? METRICS : LIST)
}

/** A small stand-in for the Streamkap API whose behaviour is changed in the middle of a test. */
export class FakeUpstream {
  readonly calls: Call[] = []
  readonly signIns: Call[] = []
  readonly sockets = new Set<Socket>()
  onRead: Behaviour = wellBehaved
  onSignIn: Behaviour = (_call, res) => this.grant(res)
  #issued = 0
  readonly #server: Server

  constructor(tls: { key: string; cert: string } | null) {
    const handle = (req: IncomingMessage, res: ServerResponse): void => this.#handle(req, res)
    this.#server = tls === null ? createServer(handle) : createTlsServer(tls, handle)
    this.#server.on('connection', (socket: Socket) => {
      this.sockets.add(socket)
      socket.on('close', () => this.sockets.delete(socket))
      socket.on('error', () => undefined)
    })
  }

  /** The only token that is valid now. */
  get token(): string {
    return `token-of-the-fake-${this.#issued}`
  }

  /** Answers a sign-in with a new token; older ones are dead from now on. */
  grant(res: ServerResponse, expiresIn: unknown = 3600): void {
    this.#issued += 1
    const expires = 'Thu, 01 Jan 1970 00:00:00 GMT'
    sendJsonAs(res, {
      accessToken: this.token,
      refreshToken: 'refresh-of-the-fake',
      expiresIn,
      expires,
    })
  }

  revokeAll(): void {
    this.#issued += 1
  }

  behaveWell(): void {
    this.onRead = wellBehaved
    this.onSignIn = (_call, res) => this.grant(res)
  }

  listen(port = 0): Promise<number> {
    return new Promise((resolve) => {
      this.#server.listen(port, '127.0.0.1', () => {
        const address = this.#server.address()
        resolve(isAddress(address) ? address.port : 0)
      })
    })
  }

  close(): Promise<void> {
    for (const socket of this.sockets) socket.destroy()
    return new Promise((resolve) => {
      this.#server.close(() => resolve())
    })
  }

  #handle(req: IncomingMessage, res: ServerResponse): void {
    const chunks: Buffer[] = []
    req.on('data', (chunk: Buffer) => chunks.push(chunk))
    req.on('end', () => {
      const { method = '', url = '', headers } = req
      const call = { method, url, headers, body: Buffer.concat(chunks).toString() }
      if (url === '/auth/access-token') {
        this.signIns.push(call)
        this.onSignIn(call, res)
        return
      }
      this.calls.push(call)
      if (headers.authorization === `Bearer ${this.token}`) this.onRead(call, res)
      else sendJsonAs(res, { detail: 'expired token-of-the-fake' }, 401)
    })
  }
}

function isAddress(value: AddressInfo | string | null): value is AddressInfo {
  return typeof value === 'object' && value !== null
}

export async function startFakeUpstream(
  options: { tls?: { key: string; cert: string } } = {},
): Promise<FakeUpstream & { origin: string }> {
  const { tls = null } = options
  const fake = new FakeUpstream(tls)
  const port = await fake.listen()
  return Object.assign(fake, { origin: `${tls === null ? 'http' : 'https'}://127.0.0.1:${port}` })
}
