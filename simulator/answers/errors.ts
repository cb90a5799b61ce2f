import type { ErrorBody } from '#simulator/wire.ts'

/** An answer that is not 200: thrown while answering, turned into its true shape (API reference §3) at the top. */
export class ApiError extends Error {
  readonly status: number
  readonly detail: ErrorBody['detail']

  constructor(status: number, detail: ErrorBody['detail']) {
    super(typeof detail === 'string' ? detail : detail.map((item) => item.msg).join('; '))
    this.name = 'ApiError'
    this.status = status
    this.detail = detail
  }
}

/** 422 for one parameter, in the shape of API reference §3. */
export function invalid(
  place: 'query' | 'body' | 'path',
  name: string,
  msg: string,
  input?: unknown,
) {
  return new ApiError(422, [{ loc: [place, name], msg, type: 'value_error', input: input ?? null }])
}

export function jsonResponse(status: number, body: unknown, headers: Record<string, string> = {}) {
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json', ...headers },
  })
}
