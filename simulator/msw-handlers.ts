import { http } from 'msw/http'
import type { Simulator } from './handler.ts'

/** Where the handlers answer a probe: only if they do, the page's requests reach the simulator. */
export const PROBE_PATH = '/__simulator/probe'

/**
 * MSW handlers that stand in for the proxy: every request under `base` (default `/api`, on any origin) goes to the
 * simulator with `base` taken off its path. Make the simulator with `authorised: true, stripConfig: true`: there is
 * no proxy here to sign in and to leave secrets out.
 *
 * @example setupServer(...simulatorHandlers(createSimulator({ now, authorised: true, stripConfig: true })))
 */
export function simulatorHandlers(simulator: Pick<Simulator, 'fetch'>, base = '/api') {
  const root = base.replace(/\/+$/, '')
  return [
    http.all(`*${root}/*`, async ({ request }) => {
      const url = new URL(request.url)
      const at = url.pathname.indexOf(`${root}/`)
      const path = url.pathname.slice(at + root.length)
      if (path === PROBE_PATH) return new Response('simulated', { status: 200 })
      return simulator.fetch(await underPath(request, url, path))
    }),
  ]
}

/** The same request for another path. */
async function underPath(request: Request, url: URL, path: string): Promise<Request> {
  const { method, headers, signal } = request
  const bodyless = method === 'GET' || method === 'HEAD'
  return new Request(new URL(`${path}${url.search}`, url.origin), {
    method,
    headers,
    signal,
    ...(bodyless ? {} : { body: await request.text() }),
  })
}
