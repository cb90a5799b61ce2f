import type { Server, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'

/** Ends a server in order. `drainMs` bounds the wait for answers that are still being made. */
export type Drain = (drainMs: number) => Promise<void>

/**
 * Watches the connections of a server from its start. Node counts a connection that has never sent
 * anything as busy, so its own `closeIdleConnections` would wait for each of them to time out.
 */
export function createDrain(server: Server): Drain {
  const sockets = new Set<Socket>()
  const running = new Set<ServerResponse>()
  server.on('connection', (socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
  })
  server.prependListener('request', (_req, res) => {
    running.add(res)
    res.on('close', () => running.delete(res))
  })

  return (drainMs) =>
    new Promise((resolve) => {
      const limit = setTimeout(() => server.closeAllConnections(), drainMs)
      server.close(() => {
        clearTimeout(limit)
        resolve()
      })
      const busy = new Set([...running].map((res) => res.socket))
      // Node closes these connections itself once their answer is out.
      for (const res of running) res.shouldKeepAlive = false
      for (const socket of sockets) if (!busy.has(socket)) socket.destroy()
    })
}
