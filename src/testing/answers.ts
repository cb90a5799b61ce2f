import { http } from 'msw/http'
import { network } from './setup-page-tests.ts'

/** Replaces the answer of one path (under `/api`) in this test: JSON with a status. */
export function answerWith(path: string, body: unknown, status = 200): void {
  network.use(http.all(`*/api${path}`, () => Response.json(body, { status })))
}

/** An account without destinations and pipelines: what is on screen comes from its sources alone. */
export function answerWithSourcesOnly(): void {
  answerWith('/destinations', { result: [] })
  answerWith('/destinations/metrics', { connectors: {} })
  answerWith('/pipelines', { result: [] })
}

/** As `answerWith` for a 200, with headers of the proxy. */
export function answerWithHeaders(
  path: string,
  body: unknown,
  headers: Readonly<Record<string, string>>,
): void {
  network.use(http.all(`*/api${path}`, () => Response.json(body, { headers })))
}

/** Replaces the answer of one path by text that is no JSON, as gateways send it. */
export function answerWithHtml(path: string, status: number): void {
  const headers = { 'content-type': 'text/html' }
  const html = '<html><body>Bad gateway</body></html>'
  network.use(http.all(`*/api${path}`, () => new Response(html, { status, headers })))
}

/** Holds the answer of one path back: `isAsked` resolves with the first request, `answer` lets all go. */
export function answerWhenTold(path: string, body: unknown) {
  const asked = Promise.withResolvers<void>()
  const told = Promise.withResolvers<void>()
  const resolver = async () => {
    asked.resolve()
    await told.promise
    return Response.json(body)
  }
  network.use(http.all(`*/api${path}`, resolver))
  return { isAsked: asked.promise, answer: told.resolve } as const
}

/** The queries that are asked of one path from now on; who answers it stays the same. */
export function queriesOf(path: string): readonly string[] {
  const queries: string[] = []
  network.use(
    http.all(`*/api${path}`, ({ request }) => {
      queries.push(new URL(request.url).search)
    }),
  )
  return queries
}

/** Makes one path unreachable. */
export function breakConnection(path: string): void {
  network.use(http.all(`*/api${path}`, () => Response.error()))
}
