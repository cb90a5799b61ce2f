import { http } from 'msw/http'
import { network } from './setup-page-tests.ts'

/** Replaces the answer of one path (under `/api`) in this test: JSON with a status. */
export function answerWith(path: string, body: unknown, status = 200): void {
  network.use(http.all(`*/api${path}`, () => Response.json(body, { status })))
}

/** Replaces the answer of one path by text that is no JSON, as gateways send it. */
export function answerWithHtml(path: string, status: number): void {
  const headers = { 'content-type': 'text/html' }
  const html = '<html><body>Bad gateway</body></html>'
  network.use(http.all(`*/api${path}`, () => new Response(html, { status, headers })))
}

/** Makes one path unreachable. */
export function breakConnection(path: string): void {
  network.use(http.all(`*/api${path}`, () => Response.error()))
}
