/** A request as the door sent it: the path below `/api`, the query by name, the body as JSON. */
export type SentRequest = {
  readonly method: string
  /** As it stands on the request line: `/api/sources?page=1`. */
  readonly target: string
  readonly path: string
  readonly query: Readonly<Record<string, string>>
  readonly body: unknown
  readonly headers: Headers
}

/** Stands in for the global `fetch`, answers every request with `answer` and keeps what was asked. */
export function fakeApi(answer: (request: SentRequest) => Response | Promise<Response>) {
  const requests: SentRequest[] = []
  const fetch = async (address: string, init: RequestInit): Promise<Response> => {
    const url = new URL(address, 'http://streamgauge.test')
    const body: unknown = typeof init.body === 'string' ? JSON.parse(init.body) : undefined
    const request: SentRequest = {
      method: init.method ?? 'GET',
      target: `${url.pathname}${url.search}`,
      path: url.pathname.replace(/^\/api/, ''),
      query: Object.fromEntries(url.searchParams),
      body,
      headers: new Headers(init.headers),
    }
    requests.push(request)
    return answer(request)
  }
  return { requests, fetch }
}

/** A 200 with a JSON body as the proxy sends it. */
export function jsonAnswer(body: unknown, headers: Readonly<Record<string, string>> = {}) {
  return new Response(JSON.stringify(body), {
    headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
  })
}
