import type { SettingsReader } from './config-values.ts'
import { isLoopback } from './loopback.ts'

const DEFAULT_ORIGIN = 'https://api.streamkap.com'
const SCHEME = /^[a-z][a-z0-9+.-]*:\/\//i

/**
 * The fixed origin of the Streamkap API from `STREAMKAP_HOST`, as `scheme://host[:port]`.
 * A bare host name means https; plain http is for loopback only; nothing but an origin is taken.
 */
export function readUpstreamOrigin(settings: SettingsReader): string {
  const given = settings.text('STREAMKAP_HOST') ?? DEFAULT_ORIGIN
  const text = SCHEME.test(given) ? given : `https://${given}`
  const url = URL.canParse(text) ? new URL(text) : null
  if (url === null || /[@?#\\\s]/.test(text) || url.pathname !== '/') {
    settings.fault(
      'STREAMKAP_HOST',
      'must be a host name or an origin such as https://api.streamkap.com, without user, path, query or fragment',
    )
    return DEFAULT_ORIGIN
  }
  if (url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname))) {
    return url.origin
  }
  settings.fault('STREAMKAP_HOST', 'must be https; plain http is allowed for loopback only')
  return DEFAULT_ORIGIN
}
