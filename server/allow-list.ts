import { ID_PATTERN, QUERY_RULES } from './query-rules.ts'

/** One read that viewers may ask for. Nothing that is not a row here ever reaches Streamkap (A1). */
export type AllowedRead = Readonly<{
  method: 'GET' | 'POST'
  /** Upstream path; `{id}` stands for one id. Also the route name in logs. */
  path: string
  query: keyof typeof QUERY_RULES
  /** How the answer is cleaned: rows of a list, or metrics. */
  answer: 'list' | 'metrics'
}>

/** The only place where the proxy names API paths (API reference §1.2 rows 4 to 13). */
const ALLOWED_READS: readonly AllowedRead[] = [
  { method: 'GET', path: '/sources', query: 'LIST', answer: 'list' },
  { method: 'GET', path: '/destinations', query: 'LIST', answer: 'list' },
  { method: 'GET', path: '/pipelines', query: 'LIST', answer: 'list' },
  { method: 'GET', path: '/sources/metrics', query: 'BATCH', answer: 'metrics' },
  { method: 'POST', path: '/sources/metrics', query: 'BATCH', answer: 'metrics' },
  { method: 'GET', path: '/destinations/metrics', query: 'BATCH', answer: 'metrics' },
  { method: 'POST', path: '/destinations/metrics', query: 'BATCH', answer: 'metrics' },
  { method: 'GET', path: '/sources/{id}/metrics', query: 'WINDOW', answer: 'metrics' },
  { method: 'GET', path: '/destinations/{id}/metrics', query: 'WINDOW', answer: 'metrics' },
  { method: 'GET', path: '/pipelines/{id}/metrics', query: 'WINDOW', answer: 'metrics' },
]

/** Every row whose path fits, whatever its method. `path` is the raw upstream path. */
export function readsAt(path: string): readonly AllowedRead[] {
  return ALLOWED_READS.filter((row) => fits(row.path, path))
}

function fits(pattern: string, path: string): boolean {
  const expected = pattern.split('/')
  const given = path.split('/')
  return (
    expected.length === given.length &&
    expected.every((part, index) => {
      const segment = given[index] ?? ''
      return part === '{id}' ? segment !== 'metrics' && ID_PATTERN.test(segment) : part === segment
    })
  )
}
