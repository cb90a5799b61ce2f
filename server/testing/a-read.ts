import { readsAt } from '#server/allow-list.ts'
import type { CheckedRead } from '#server/read-request.ts'

/** A checked GET of `path` with these parameters, as `read-request.ts` would make it. */
export function aRead(path: string, query: Readonly<Record<string, string>> = {}): CheckedRead {
  const row = readsAt(path).find(({ method }) => method === 'GET')
  if (row === undefined) throw new Error(`${path} is no read`)
  const sorted = Object.entries(query).toSorted(([a], [b]) => (a < b ? -1 : 1))
  return { row, path, query: sorted, body: null }
}
