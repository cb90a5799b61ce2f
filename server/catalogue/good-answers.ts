import type { ServerResponse } from 'node:http'
import { sendJsonAs } from '#server/testing/fake-upstream.ts'
import type { ApiCall } from './api-stand-in.ts'

/** What a row of each list holds besides its own fields: things no viewer may see (section 1). */
const SETTINGS = {
  config: {
    'database.hostname': 'internal-host-4711',
    'database.password': 'database-password-4711',
    'ssh.private.key': 'database-password-4711',
  },
  sub_id: 'internal-host-4711',
  tenant_id: 'internal-host-4711',
}

const ID = '67bca128e1519efb914e6b51'

/** Answers like the API: rows for a list, one entry for each id asked for in metrics. */
export function sendGoodAnswer(res: ServerResponse, call: ApiCall): void {
  const { pathname, searchParams } = new URL(call.url, 'http://api')
  if (!pathname.endsWith('/metrics')) sendJsonAs(res, listAnswer(pathname))
  else sendJsonAs(res, { connector_metrics: metricsOf(idsOf(pathname, searchParams, call.body)) })
}

function listAnswer(pathname: string): unknown {
  const connector = { id: ID, name: 'orders', connector: 'postgresql', ...SETTINGS }
  const row = { ...connector, connector_status: 'Active', tasks: [0] }
  const end = { ...connector, display_name: 'Orders' }
  const result = pathname === '/pipelines' ? [{ ...row, source: end, destination: end }] : [row]
  return { result, page: 1, page_size: 10, total: 1, has_next: false }
}

/** Ids of a metrics read, wherever they stand: path, `id`, `ids` or body. */
export function idsOf(pathname: string, query: URLSearchParams, body: string): readonly string[] {
  const own = /^\/\w+\/([^/]+)\/metrics$/.exec(pathname)?.[1]
  if (own !== undefined) return [own]
  const listed = query.get('ids')?.split(',') ?? []
  const single = query.get('id')
  const posted: unknown = body === '' ? {} : JSON.parse(body)
  const inBody =
    typeof posted === 'object' && posted !== null && 'ids' in posted && Array.isArray(posted.ids)
      ? posted.ids.map(String)
      : []
  const all = [...listed, ...(single === null ? [] : [single]), ...inBody]
  return all.length === 0 ? [ID] : all
}

/** Each connector's latest values name the connector, so that a mixed-up answer shows. */
function metricsOf(ids: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(
    ids.map((id) => [id, { latest: { connector_status: 'Active', label: id, ...SETTINGS } }]),
  )
}

/** A metrics answer around one connector's latest values. */
export function metricsJson(latest: unknown): string {
  return JSON.stringify({ connector_metrics: { [ID]: { latest } } })
}
