import { HttpError } from './errors.ts'

/** The status that the proxy gives with a code when it has no old values; others are 503. */
const STATUS_BY_CODE: Readonly<Record<string, number>> = {
  upstream_error: 502,
  upstream_auth: 502,
  upstream_unreachable: 502,
  upstream_bad_answer: 502,
  upstream_timeout: 504,
  too_many_new_reads: 429,
}

/**
 * Why a good answer is an old one: the failure that the proxy met when it asked for newer values, as
 * its `Cache-Status` tells (RFC 9211), for example `fwd=stale; fwd-status=503; ttl=-42; detail=code`.
 * `undefined`: nothing failed. Old values that are being renewed are no failure.
 */
export function failureBehind(path: string, response: Response): HttpError | undefined {
  const parameters = parametersOf(response.headers.get('cache-status') ?? '')
  const code = parameters.get('detail')
  const isOld = parameters.get('fwd') === 'stale' && Number(parameters.get('ttl')) < 0
  if (!isOld || code === undefined) return undefined
  const status = Number(parameters.get('fwd-status') ?? STATUS_BY_CODE[code] ?? 503)
  return new HttpError({
    path,
    status,
    code,
    detail: 'These are the values that the proxy has read before.',
    requestId: response.headers.get('x-request-id'),
    retryAfterMs: null,
  })
}

/** Parameters of the first cache on the way, which is the proxy. */
function parametersOf(header: string): ReadonlyMap<string, string> {
  const first = header.split(',', 1)[0] ?? ''
  return new Map(
    first.split(';').map((part) => {
      const [name = '', value = ''] = part.trim().split('=')
      return [name, value]
    }),
  )
}
