/** Header name to value, as written on an answer. */
export type Headers = Readonly<Record<string, string>>

/** Nothing but the page's own files may load, run, be framed or be posted to (S2). */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

const EVERY_ANSWER: Headers = {
  'Content-Security-Policy': CONTENT_SECURITY_POLICY,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'X-Frame-Options': 'DENY',
}

/** On top of the rest for pages: isolation, and no powerful browser feature. */
export const PAGE_HEADERS: Headers = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Permissions-Policy':
    'camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()',
}

/**
 * Headers of every answer, errors and 304 included (S1).
 * HSTS is sent only where browsers come over https; over plain http they would ignore it.
 */
export function securityHeaders(publicOrigins: readonly string[]): Headers {
  const isHttps = publicOrigins.some((origin) => origin.startsWith('https://'))
  return isHttps
    ? { ...EVERY_ANSWER, 'Strict-Transport-Security': 'max-age=31536000; includeSubDomains' }
    : EVERY_ANSWER
}
