import type { IncomingMessage } from 'node:http'
import { isLoopback } from './loopback.ts'
import { Problem } from './problem.ts'
import { toAddress } from './viewers/client-address.ts'

/** Names under which this server answers. */
export type OriginRules = Readonly<{
  publicOrigins: readonly string[]
  /** Loopback names count when only this machine reaches the listener. */
  isLoopbackListener: boolean
}>

const HOST = /^([a-z0-9.-]{1,253}|\[[0-9a-f:.]{2,45}\])(?::(\d{1,5}))?$/i

/**
 * The one Host header must name this server (X1): a foreign page whose name was pointed at this
 * machine (DNS rebinding) stops here.
 * @throws {Problem} bad_host when missing, doubled or odd; wrong_host when it is another name
 */
export function checkHost(req: IncomingMessage, rules: OriginRules): void {
  const name = hostName(req)
  const isOurs =
    (rules.isLoopbackListener && isLoopback(name)) ||
    rules.publicOrigins.some((origin) => new URL(origin).hostname === name)
  if (!isOurs) throw new Problem('wrong_host')
}

/**
 * Probes of containers and load balancers know the server by address: the one at which the
 * connection arrived is a good Host for health. No name is, so rebinding gains nothing.
 * @throws {Problem} as `checkHost`
 */
export function checkHealthHost(req: IncomingMessage, rules: OriginRules): void {
  const name = hostName(req)
  const arrivedAt = toAddress(req.socket.localAddress) ?? ''
  const isDialled = toAddress(name.replaceAll(/[[\]]/g, '')) === arrivedAt
  const isOnThisMachine = isLoopback(name) && isLoopback(arrivedAt)
  if (!isDialled && !isOnThisMachine) checkHost(req, rules)
}

/** Whether browsers come over https to the name that a request asks for. */
export function isHttpsHost(req: IncomingMessage, { publicOrigins }: OriginRules): boolean {
  const name = hostName(req)
  return publicOrigins.some((text) => {
    const { protocol, hostname } = new URL(text)
    return protocol === 'https:' && hostname === name
  })
}

/** The name without its port, in small letters. */
function hostName(req: IncomingMessage): string {
  const hosts = req.rawHeaders.filter((name, i) => i % 2 === 0 && name.toLowerCase() === 'host')
  const name = HOST.exec(req.headers.host ?? '')?.[1]?.toLowerCase()
  if (hosts.length !== 1 || name === undefined) throw new Problem('bad_host', { closes: true })
  return name
}

/**
 * Only our own page may read data (X2); browsers tell through `Sec-Fetch-Site` and `Origin`.
 * A typed address (`none`) may GET. Clients that send neither are no browsers and pass.
 * Call after `checkHost`.
 * @throws {Problem} foreign_origin
 */
export function checkOrigin(req: IncomingMessage, rules: OriginRules): void {
  const site = req.headers['sec-fetch-site']
  const isRead = req.method === 'GET' || req.method === 'HEAD'
  const isSiteOurs = site === undefined || site === 'same-origin' || (site === 'none' && isRead)
  if (!isSiteOurs || !isOriginOurs(req, rules)) throw new Problem('foreign_origin')
}

function isOriginOurs(req: IncomingMessage, rules: OriginRules): boolean {
  const { origin, host = '' } = req.headers
  if (origin === undefined || rules.publicOrigins.includes(origin)) return true
  const isLocal = rules.isLoopbackListener && isLoopback(HOST.exec(host)?.[1] ?? '')
  return isLocal && origin === `http://${host}`
}
