/** What went over the wire for one read, without the body of the answer. Moments are epoch ms. */
export type Trace = {
  readonly method: string
  /** Path and query as they were sent to the proxy. */
  readonly address: string
  /** JSON that was sent along; null: none. */
  readonly body: string | null
  readonly sentMs: number
  /** From sending to the last byte, or until it failed, ms. */
  readonly tookMs: number
  /** Null: no answer came. */
  readonly status: number | null
  /** Size of the unpacked answer in characters; null: no complete answer came. */
  readonly characters: number | null
  /** How old the answer was when it came, ms; 0: as new as can be. */
  readonly ageMs: number
  /** `Cache-Status` of the proxy (RFC 9211); null: it sent none. */
  readonly cacheStatus: string | null
  readonly requestId: string | null
}

const behindErrors = new WeakMap<Error, Trace>()

/** The error, which from now on knows what went over the wire. */
export function withTrace<E extends Error>(error: E, trace: Trace): E {
  behindErrors.set(error, trace)
  return error
}

/** What went over the wire before a read failed; null: nothing did, or the error is of another kind. */
export function traceBehind(error: Error): Trace | null {
  return behindErrors.get(error) ?? null
}

/** The same request as a command for a shell, to the proxy and without any sign-in. */
export function curlOf({ method, address, body }: Trace, origin: string): string {
  const data =
    body === null ? [] : [`-H 'content-type: application/json'`, `--data ${quoted(body)}`]
  const verb = method === 'GET' ? [] : [`-X ${method}`]
  const url = quoted(new URL(address, origin).href)
  return ['curl -sS', ...verb, url, `-H 'accept: application/json'`, ...data].join(' ')
}

/** A word for a POSIX shell that means nothing but itself. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`
}
