import process from 'node:process'

/*
 * `node server/probe.ts`: ends with 0 when the process of the same environment is healthy, else 1.
 * For health checks of containers, whose image has no other program that speaks HTTP.
 */

const { LISTEN_HOST: host = '', LISTEN_PORT: port = '' } = process.env
const LIMIT_MS = 2500

process.exitCode = (await isHealthy()) ? 0 : 1

async function isHealthy(): Promise<boolean> {
  try {
    const url = `http://${reachable(host.trim())}:${port.trim() || '8080'}/healthz`
    return (await fetch(url, { signal: AbortSignal.timeout(LIMIT_MS) })).ok
  } catch {
    return false
  }
}

/** An address to call: one that means "all of this machine" is called by loopback. */
function reachable(listenHost: string): string {
  if (listenHost === '' || listenHost === '0.0.0.0') return '127.0.0.1'
  if (listenHost === '::') return '[::1]'
  return listenHost.includes(':') ? `[${listenHost}]` : listenHost
}
