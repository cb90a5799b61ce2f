import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { control, controlState } from './control.ts'
import { createSimulator, type Simulator, type SimulatorOptions } from './handler.ts'
import { isScenarioName, SCENARIO_NAMES } from './scenarios.ts'

export type HostOptions = Partial<Omit<SimulatorOptions, 'scenario'>> & {
  /** A scenario's name; unknown names are refused. Default `demo`. */
  scenario?: string
  /** 0 (the default) lets the system choose. */
  port?: number
  /** Default `127.0.0.1`. */
  host?: string
  /** Called once per answered request, without tokens or query: method, path, status. */
  log?: (line: string) => void
}

export type SimulatorHost = {
  /** For example `http://127.0.0.1:9090`; stays the same after stop and start. */
  origin: string
  simulator: Simulator
  /** Number of requests by `METHOD /path` (without the query). `POST /auth/access-token` counts sign-ins. */
  requests: ReadonlyMap<string, number>
  /** Ends for good. */
  close(): Promise<void>
  /** Closes the socket and cuts all connections, as a server that crashed. */
  stop(): Promise<void>
  /** Comes back on the same port. */
  start(): Promise<void>
}

const CONTROL_PATH = '/__simulator/faults'

/**
 * Serves a simulator over plain HTTP. Besides the API it answers `GET` and `POST /__simulator/faults` (see
 * control.ts), to peers on this machine only. Rejects if the port is taken or the
 * scenario unknown.
 */
export async function startSimulatorHost(options: HostOptions = {}): Promise<SimulatorHost> {
  const { port = 0, host = '127.0.0.1', log, scenario = 'demo', ...rest } = options
  if (!isScenarioName(scenario)) {
    throw new RangeError(`no scenario "${scenario}"; allowed: ${SCENARIO_NAMES.join(', ')}`)
  }
  const simulator = createSimulator({ ...rest, scenario, now: rest.now ?? Date.now })
  const requests = new Map<string, number>()
  const handle = (incoming: IncomingMessage, outgoing: ServerResponse) => {
    const path = (incoming.url ?? '/').split('?', 1)[0] ?? '/'
    const key = `${incoming.method ?? 'GET'} ${path}`
    if (path !== CONTROL_PATH) requests.set(key, (requests.get(key) ?? 0) + 1)
    outgoing.on('finish', () => log?.(`${key} ${outgoing.statusCode}`))
    answer(simulator, incoming, outgoing, path).catch(() => outgoing.destroy())
  }
  let server = await listen(handle, port, host)
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the host has no TCP port')
  const chosenPort = address.port
  const stop = () => shut(server)
  return {
    origin: `http://${host.includes(':') ? `[${host}]` : host}:${chosenPort}`,
    simulator,
    requests,
    stop,
    close: stop,
    async start() {
      if (!server.listening) server = await listen(handle, chosenPort, host)
    },
  }
}

function listen(
  handle: (incoming: IncomingMessage, outgoing: ServerResponse) => void,
  port: number,
  host: string,
): Promise<Server> {
  const server = createServer(handle)
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => resolve(server))
  })
}

function shut(server: Server): Promise<void> {
  if (!server.listening) return Promise.resolve()
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}

async function answer(
  simulator: Simulator,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  path: string,
): Promise<void> {
  const abort = new AbortController()
  outgoing.on('close', () => {
    if (!outgoing.writableFinished) abort.abort()
  })
  const request = await toRequest(incoming, abort.signal)
  const response =
    path === CONTROL_PATH
      ? await answerControl(simulator, request, incoming.socket.remoteAddress)
      : await simulator.fetch(request)
  if (response.type === 'error') {
    incoming.socket.destroy()
    return
  }
  const body = Buffer.from(await response.arrayBuffer())
  const headers = Object.fromEntries(response.headers)
  outgoing.writeHead(response.status, { ...headers, 'content-length': body.length })
  outgoing.end(incoming.method === 'HEAD' ? undefined : body)
}

async function toRequest(incoming: IncomingMessage, signal: AbortSignal): Promise<Request> {
  const method = incoming.method ?? 'GET'
  const headers = new Headers()
  for (const [name, value] of Object.entries(incoming.headers)) {
    if (typeof value === 'string') headers.set(name, value)
  }
  const chunks: Buffer[] = []
  for await (const chunk of incoming) chunks.push(Buffer.from(chunk))
  const url = new URL(incoming.url ?? '/', 'http://simulator.invalid')
  const bodyless = method === 'GET' || method === 'HEAD'
  return new Request(url, {
    method,
    headers,
    signal,
    ...(bodyless ? {} : { body: Buffer.concat(chunks) }),
  })
}

async function answerControl(
  simulator: Simulator,
  request: Request,
  peer: string | undefined,
): Promise<Response> {
  if (!/^(127\.|::1$|::ffff:127\.)/.test(peer ?? '')) {
    return Response.json(
      { detail: 'the control door is open to this machine only' },
      { status: 403 },
    )
  }
  if (request.method === 'GET') return Response.json(controlState(simulator))
  if (request.method !== 'POST')
    return Response.json({ detail: 'use GET or POST' }, { status: 405 })
  try {
    const command: unknown = JSON.parse(await request.text())
    return Response.json(control(simulator, command))
  } catch (error) {
    const detail = error instanceof Error ? error.message : 'bad command'
    return Response.json({ detail }, { status: 400 })
  }
}
