import type { IncomingMessage } from 'node:http'
import { BlockList, isIP } from 'node:net'

const MAPPED_IPV4 = /^::ffff:(\d{1,3}(?:\.\d{1,3}){3})$/i
/** Some load balancers write the port as well: `192.0.2.1:4711`, `[2001:db8::1]:4711`. */
const WITH_PORT = /^(?:(\d{1,3}(?:\.\d{1,3}){3})|\[([0-9a-f:.]+)\])(?::\d{1,5})?$/i

/**
 * Whether the direct peer of a connection is one of the trusted proxies. Only what such a peer
 * says of others (forwarding and identity headers) counts (V3).
 * @param trustedProxies IP addresses and CIDR ranges, checked before
 */
export function createPeerTrust(
  trustedProxies: readonly string[],
): (req: IncomingMessage) => boolean {
  const isTrusted = createTrust(trustedProxies)
  return (req) => isTrusted(peerOf(req))
}

/**
 * Who sends a request, for limits and the log: the direct peer, or, when that is a trusted proxy,
 * the nearest address of `X-Forwarded-For` that is not one. Only entries that a trusted proxy wrote
 * count, so a made-up header changes nothing. An odd entry ends the walk at the hop before it.
 * @param trustedProxies IP addresses and CIDR ranges, checked before
 * @returns IPv4 in dots, also when mapped into IPv6; `unknown` when the connection is gone already
 */
export function createClientAddress(
  trustedProxies: readonly string[],
): (req: IncomingMessage) => string {
  const isTrusted = createTrust(trustedProxies)
  return (req) => {
    let nearest = peerOf(req)
    const hops = String(req.headers['x-forwarded-for'] ?? '').split(',')
    while (isTrusted(nearest)) {
      const hop = toAddress(hops.pop())
      if (hop === null) break
      nearest = hop
    }
    return nearest
  }
}

function peerOf(req: IncomingMessage): string {
  return toAddress(req.socket.remoteAddress) ?? 'unknown'
}

function createTrust(trustedProxies: readonly string[]): (address: string) => boolean {
  const list = new BlockList()
  for (const range of trustedProxies) {
    const [network = '', prefix] = range.split('/')
    const family = isIP(network) === 6 ? 'ipv6' : 'ipv4'
    if (prefix === undefined) list.addAddress(network, family)
    else list.addSubnet(network, Number(prefix), family)
  }
  return (address) => {
    const family = isIP(address)
    return family !== 0 && list.check(address, family === 6 ? 'ipv6' : 'ipv4')
  }
}

/** One spelling for each IP address, without port; `null` for anything that is none. */
export function toAddress(text: string | undefined): string | null {
  const trimmed = text?.trim() ?? ''
  const [, v4, v6] = WITH_PORT.exec(trimmed) ?? []
  const address = v4 ?? v6 ?? trimmed
  if (isIP(address) === 0) return null
  return MAPPED_IPV4.exec(address)?.[1] ?? address.toLowerCase()
}
