import { promisify } from 'node:util'
import { brotliDecompress, gunzip } from 'node:zlib'
import { Agent, type Dispatcher } from 'undici'
import type { UpstreamLimits } from './config.ts'
import { UpstreamFailure, toFailure } from './upstream-failure.ts'
import { createSpentConnections } from './upstream/spent-connections.ts'
import { VERSION } from './version.ts'

/** One call. `path` holds the query; headers that every call has are added by the client. */
export type UpstreamRequest = Readonly<{
  method: 'GET' | 'POST'
  path: string
  authorization?: string
  /** JSON text. */
  body: string | null
  maxBytes: number
}>

/** What came back. `body` is unpacked, and read only for status 200. */
export type UpstreamAnswer = Readonly<{
  status: number
  contentType: string
  retryAfter: string | null
  body: Buffer
}>

export type Upstream = {
  /** @throws {UpstreamFailure} when no answer came that can be judged */
  send(request: UpstreamRequest, signal: AbortSignal): Promise<UpstreamAnswer>
  close(): Promise<void>
}

const UNPACK = new Map([
  ['gzip', promisify(gunzip)],
  ['br', promisify(brotliDecompress)],
])
const EMPTY = Buffer.alloc(0)
/** An error page up to this size is read away, so that its connection can be used again. */
const DUMP_BYTES = 65_536

/**
 * The only way out: one fixed origin, headers made here and nowhere else (H1), no redirects,
 * verified TLS 1.2 or newer whatever the environment says (U8). HTTP/1.1 only, so that a
 * connection is a call and the limit on connections is a limit on calls.
 */
export function createUpstream(origin: string, limits: UpstreamLimits): Upstream {
  const spent = createSpentConnections({
    timeout: limits.connectTimeoutMs,
    allowH2: false,
    rejectUnauthorized: true,
    minVersion: 'TLSv1.2',
  })
  const agent = new Agent({
    connections: limits.maxConnections,
    pipelining: 1,
    allowH2: false,
    maxHeaderSize: 16_384,
    headersTimeout: limits.firstByteTimeoutMs,
    bodyTimeout: limits.totalTimeoutMs,
    connect: spent.connect,
  })

  async function send(request: UpstreamRequest, signal: AbortSignal): Promise<UpstreamAnswer> {
    try {
      const { method, path, body } = request
      const headers = outgoingHeaders(request)
      const options = { origin, method, path, headers, body, signal }
      const response = await agent.request(options).catch((error: unknown) => {
        // Everything that is sent from here is a read or a sign-in, and may be sent twice.
        if (spent.explains(error)) return agent.request(options)
        throw error
      })
      return await judge(response, request.maxBytes)
    } catch (error) {
      throw toFailure(error, signal)
    }
  }

  return { send, close: () => agent.destroy() }
}

function outgoingHeaders({ authorization, body }: UpstreamRequest): Record<string, string> {
  return {
    accept: 'application/json',
    'accept-encoding': 'gzip, br',
    'user-agent': `streamgauge/${VERSION}`,
    via: '1.1 streamkap-dashboard',
    ...(authorization === undefined ? {} : { authorization }),
    ...(body === null ? {} : { 'content-type': 'application/json' }),
  }
}

async function judge(
  response: Dispatcher.ResponseData<unknown>,
  maxBytes: number,
): Promise<UpstreamAnswer> {
  const { statusCode: status, headers } = response
  const contentType = single(headers['content-type']) ?? ''
  const retryAfter = single(headers['retry-after'])
  if (status !== 200) {
    discard(response)
    return { status, contentType, retryAfter, body: EMPTY }
  }
  const packed = await collect(response.body, maxBytes)
  const body = await unpack(packed, single(headers['content-encoding']), maxBytes)
  return { status, contentType, retryAfter, body }
}

function discard(response: Dispatcher.ResponseData<unknown>): void {
  // A body that cannot be read away changes nothing: its connection is closed then.
  response.body
    .dump({ limit: DUMP_BYTES, signal: AbortSignal.timeout(1000) })
    .catch(() => undefined)
}

async function collect(body: AsyncIterable<unknown>, maxBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = []
  let bytes = 0
  // Leaving the loop early destroys the stream, which cuts the transfer (U2).
  for await (const chunk of body) {
    if (!Buffer.isBuffer(chunk)) continue
    bytes += chunk.length
    if (bytes > maxBytes) throw new UpstreamFailure('bad_answer', 'TOO_LARGE')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks, bytes)
}

async function unpack(body: Buffer, encoding: string | null, maxBytes: number): Promise<Buffer> {
  if (encoding === null || encoding === 'identity') return body
  const unpacker = UNPACK.get(encoding)
  if (unpacker === undefined) throw new UpstreamFailure('bad_answer', 'UNKNOWN_ENCODING')
  return unpacker(body, { maxOutputLength: maxBytes })
}

function single(value: string | string[] | undefined): string | null {
  return typeof value === 'string' ? value : null
}
