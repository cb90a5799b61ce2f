import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { Socket } from 'node:net'
import { sendJsonAs } from '#server/testing/fake-upstream.ts'
import { sendGoodAnswer } from './good-answers.ts'
import { pause } from './real-process.ts'

/** One request as the API saw it. `connection` counts connections from 1. */
export type ApiCall = Readonly<{
  method: string
  url: string
  headers: IncomingMessage['headers']
  body: string
  atMs: number
  connection: number
}>

export type Answer = (res: ServerResponse, call: ApiCall) => void

type Tls = Readonly<{ key: string; cert: string }>

/** What the process asks of this stand-in before anything goes wrong: sign in, then read. */
const TOKEN_PATH = '/auth/access-token'

/**
 * A stand-in for the Streamkap API on a real socket. What it answers is exchanged in the middle of a
 * test; what it saw stays. Tokens end when they should, and the use of an ended one is counted.
 */
export class ApiStandIn {
  /** Reads that carried a valid token, in order of arrival. */
  reads: ApiCall[] = []
  signIns: ApiCall[] = []
  onRead: Answer = sendGoodAnswer
  onSignIn: Answer = (res) => this.grant(res)
  /** `expiresIn` of tokens granted from now on, as it is written into the answer. */
  expiresIn: unknown = 3600
  /** What `expires` and the Date header of sign-ins are off from the true time. */
  wallClockOffsetMs = 0
  /** Reads that came with a token whose time was over. */
  endedTokenUses = 0
  readsRunning = 0
  mostReadsRunning = 0
  readonly sockets = new Set<Socket>()
  readonly #answersAt = new Map<string, Answer>()
  readonly #endsAtMs = new Map<string, number>()
  readonly #connections = new WeakMap<Socket, number>()
  #connectionCount = 0
  #port = 0
  readonly #scheme: 'http' | 'https'
  readonly #server: ReturnType<typeof createServer>

  constructor(tls?: Tls) {
    const handle = (req: IncomingMessage, res: ServerResponse): void => this.#handle(req, res)
    this.#scheme = tls === undefined ? 'http' : 'https'
    this.#server = tls === undefined ? createServer(handle) : createTlsServer(tls, handle)
    // The process decides how long a connection is kept, so that no test meets a chance close.
    this.#server.keepAliveTimeout = 0
    this.#server.on('connection', (socket: Socket) => {
      this.#connectionCount += 1
      this.#connections.set(socket, this.#connectionCount)
      this.sockets.add(socket)
      socket.on('close', () => this.sockets.delete(socket))
      socket.on('error', () => undefined)
    })
  }

  get origin(): string {
    return `${this.#scheme}://127.0.0.1:${this.#port}`
  }

  /** Every request that arrived, sign-ins included. */
  get requestCount(): number {
    return this.reads.length + this.signIns.length
  }

  /** Listens on a free port, or on the one it had before. */
  async open(): Promise<void> {
    while (!(await this.#listen())) await pause(50)
    const address = this.#server.address()
    this.#port = typeof address === 'object' && address !== null ? address.port : 0
  }

  async close(): Promise<void> {
    this.cutConnections()
    if (!this.#server.listening) return
    await new Promise((resolve) => {
      this.#server.close(resolve)
      this.cutConnections()
    })
  }

  cutConnections(): void {
    for (const socket of this.sockets) socket.destroy()
  }

  /** Answers a sign-in with a new token. Earlier ones stay valid until their time is over. */
  grant(res: ServerResponse, accessToken: unknown = this.newToken()): void {
    const { expiresIn } = this
    const lifeMs = typeof expiresIn === 'number' && expiresIn > 0 ? expiresIn * 1000 : 3_600_000
    if (typeof accessToken === 'string') {
      this.#endsAtMs.set(accessToken, performance.now() + lifeMs)
    }
    const wallMs = Date.now() + this.wallClockOffsetMs
    res.setHeader('date', new Date(wallMs).toUTCString())
    sendJsonAs(res, {
      accessToken,
      refreshToken: 'refresh-of-the-fake',
      expiresIn,
      expires: new Date(wallMs + Math.min(lifeMs, 1e12)).toUTCString(),
    })
  }

  newToken(): string {
    return `token-of-the-fake-${this.signIns.length}-${Math.random().toString(36).slice(2)}`
  }

  /** Answers one address in its own way, whatever the others get; for tests that run side by side. */
  answerAt(proxyPath: string, answer: Answer): void {
    this.#answersAt.set(proxyPath.replace('/api', ''), answer)
  }

  revokeTokens(): void {
    this.#endsAtMs.clear()
  }

  behaveWell(): void {
    this.onRead = sendGoodAnswer
    this.onSignIn = (res) => this.grant(res)
    this.expiresIn = 3600
  }

  forget(): void {
    this.reads = []
    this.signIns = []
    this.mostReadsRunning = this.readsRunning
  }

  /** False when the port of before is the source port of some connection at this moment. */
  #listen(): Promise<boolean> {
    return new Promise((resolve) => {
      this.#server.once('error', () => resolve(false))
      this.#server.listen(this.#port, '127.0.0.1', () => resolve(true))
    })
  }

  #handle(req: IncomingMessage, res: ServerResponse): void {
    const chunks: Buffer[] = []
    const atMs = performance.now()
    req.on('data', (chunk: Buffer) => chunks.push(chunk))
    req.on('end', () => {
      const { method = '', url = '', headers } = req
      const connection = this.#connections.get(req.socket) ?? 0
      const body = Buffer.concat(chunks).toString()
      const call: ApiCall = { method, url, headers, body, atMs, connection }
      if (url === TOKEN_PATH) {
        this.signIns.push(call)
        this.onSignIn(res, call)
      } else this.#read(call, res)
    })
  }

  #read(call: ApiCall, res: ServerResponse): void {
    const endsAtMs = this.#endsAtMs.get(call.headers.authorization?.replace('Bearer ', '') ?? '')
    if (endsAtMs === undefined || endsAtMs < call.atMs) {
      if (endsAtMs !== undefined) this.endedTokenUses += 1
      sendJsonAs(res, { detail: 'expired token-of-the-fake' }, 401)
      return
    }
    this.reads.push(call)
    this.readsRunning += 1
    this.mostReadsRunning = Math.max(this.mostReadsRunning, this.readsRunning)
    res.on('close', () => (this.readsRunning -= 1))
    const answer = this.#answersAt.get(call.url) ?? this.onRead
    answer(res, call)
  }
}

/** Writes bytes past Node's own framing, for answers that are no clean HTTP. */
export function sendBytes(res: ServerResponse, bytes: string | Buffer): void {
  res.socket?.write(bytes)
}

/** A framed answer of any status, type and body. */
export function sendAs(
  res: ServerResponse,
  status: number,
  type: string,
  body: string | Buffer,
): void {
  res.writeHead(status, { 'content-type': type }).end(body)
}
