import { buildConnector, errors } from 'undici'

export type SpentConnections = Readonly<{
  connect: buildConnector.connector
  /** Whether a request failed only because its connection was spent. */
  explains(error: unknown): boolean
}>

const BROKEN: ReadonlySet<string> = new Set(['ECONNRESET', 'EPIPE'])

/**
 * Kept-alive connections that the API closes at the moment they are used again: there was an earlier
 * answer on them, and not a byte of this one. That is no trouble of the API, and another connection
 * may be tried at once (RFC 9112 §9.3.1).
 */
export function createSpentConnections(options: buildConnector.BuildOptions): SpentConnections {
  const connect = buildConnector(options)
  const resets = new WeakSet<Error>()
  return {
    connect: (target, done) =>
      connect(target, (...[error, socket]) => {
        if (error !== null) return done(error, null)
        // A reset says nothing about its socket, and the client hands the same error on.
        socket.on('error', (reset: NodeJS.ErrnoException) => {
          if (BROKEN.has(reset.code ?? '') && socket.bytesRead > 0) resets.add(reset)
        })
        done(null, socket)
      }),
    explains: (error) =>
      error instanceof errors.SocketError
        ? (error.socket?.bytesRead ?? 0) > 0
        : error instanceof Error && resets.has(error),
  }
}
