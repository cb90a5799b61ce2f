import { randomUUID } from 'node:crypto'
import { createServer, STATUS_CODES, type Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { problemBody, problemHeaders } from './answer.ts'
import type { Config } from './config.ts'
import type { Handler } from './handler.ts'
import { Problem, type ProblemCode } from './problem.ts'
import { securityHeaders, type Headers } from './security-headers.ts'

/** A port in use and the like; `message` is one line for an operator. */
export class ListenError extends Error {
  /** Another program has the port. */
  readonly isPortTaken: boolean
  constructor(message: string, isPortTaken = false) {
    super(message)
    this.name = 'ListenError'
    this.isPortTaken = isPortTaken
  }
}

/** Which settings name a listener's address: `LISTEN_HOST` and `LISTEN_PORT`, or the other pair. */
type SettingsPrefix = 'LISTEN' | 'METRICS'

const MAX_SOCKETS = 12_000
const SLOW_CLIENT_CHECK_MS = 500
/** Longer than the 60 s of usual load balancers, so that they close idle connections, not we. */
const KEEP_ALIVE_MS = 75_000

const BY_PARSER_CODE: Readonly<Record<string, ProblemCode>> = {
  HPE_HEADER_OVERFLOW: 'headers_too_large',
  ERR_HTTP_REQUEST_TIMEOUT: 'slow_request',
}

/** An HTTP/1.1 server with strict framing and the limits of L3, not listening yet. */
export function createHttpServer(config: Config, handler: Handler): Server {
  const { headersTimeoutMs, requestTimeoutMs } = config.client
  const headers = securityHeaders(config.publicOrigins)
  const server = createServer(
    {
      insecureHTTPParser: false,
      requireHostHeader: false,
      maxHeaderSize: 16_384,
      headersTimeout: Math.min(headersTimeoutMs, requestTimeoutMs),
      requestTimeout: requestTimeoutMs,
      connectionsCheckingInterval: SLOW_CLIENT_CHECK_MS,
      keepAliveTimeout: KEEP_ALIVE_MS,
    },
    (req, res) => handler(req, res),
  )
  // One more than the handler allows: older versions of Node drop the rest without a word.
  server.maxHeadersCount = 101
  server.maxConnections = MAX_SOCKETS
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    refuse(socket, BY_PARSER_CODE[error.code ?? ''] ?? 'bad_request', headers)
  })
  server.on('connect', (_req, socket) => refuse(socket, 'method_not_allowed', headers))
  server.on('checkExpectation', (_req, res) => {
    refuse(res.socket, 'bad_expectation', headers)
  })
  return server
}

/** Answers where there is no usable request, and closes the connection (X4). */
function refuse(socket: Duplex | null, code: ProblemCode, headers: Headers): void {
  if (socket === null || !socket.writable) return
  const id = randomUUID()
  const problem = new Problem(code, { closes: true, allow: 'GET, HEAD, POST' })
  const body = problemBody(problem, id)
  const lines = Object.entries({
    ...headers,
    ...problemHeaders(problem),
    'X-Request-Id': id,
    'Content-Length': String(Buffer.byteLength(body)),
  }).map(([name, value]) => `${name}: ${value}\r\n`)
  const status = `HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status]}\r\n`
  socket.end(`${status}${lines.join('')}\r\n${body}`)
}

/**
 * Listens and returns the address as an origin, for example `http://127.0.0.1:8080`.
 * @throws {ListenError} naming the setting to change
 */
export function listen(
  server: Server,
  { host, port }: Config['listen'],
  prefix: SettingsPrefix = 'LISTEN',
): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(toListenError(error, prefix)))
    server.listen(port, host, () => {
      const address = server.address()
      const actual = typeof address === 'object' && address !== null ? address.port : port
      resolve(`http://${host.includes(':') ? `[${host}]` : host}:${actual}`)
    })
  })
}

function toListenError(error: NodeJS.ErrnoException, prefix: SettingsPrefix): ListenError {
  if (error.code === 'EADDRINUSE') {
    return new ListenError(
      `${prefix}_PORT: another program already listens on this port. Stop it, or set ${prefix}_PORT to a free port. Streamgauge did not start.`,
      true,
    )
  }
  if (error.code === 'EACCES') {
    return new ListenError(
      `${prefix}_PORT: this process may not listen on that port. Choose one above 1023. Streamgauge did not start.`,
    )
  }
  return new ListenError(
    `${prefix}_HOST: cannot listen on this address (${error.code ?? 'unknown cause'}). Streamgauge did not start.`,
  )
}
