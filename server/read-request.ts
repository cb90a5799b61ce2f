import { readsAt, type AllowedRead } from './allow-list.ts'
import { Problem } from './problem.ts'
import { QUERY_RULES, ID_PATTERN } from './query-rules.ts'

/** A viewer's request after all checks: only parts that matched the table. */
export type CheckedRead = Readonly<{
  row: AllowedRead
  /** Upstream path, for example `/sources/67bca128e1519efb914e6b51/metrics`. */
  path: string
  /** Parameters by name, in order of their names. */
  query: readonly (readonly [name: string, value: string])[]
  /** JSON text for a POST, rebuilt from the checked ids; `null` for a GET. */
  body: string | null
}>

export const API_PREFIX = '/api'

const PATH = /^(?:\/[A-Za-z0-9_-]+)+$/
const PARAMETER_NAME = /^[a-z_]+$/

/**
 * Finds the row for a request by its raw target, before anything has decoded or normalised it.
 * HEAD is looked up as GET.
 * @throws {Problem} bad_target, unknown_path or method_not_allowed
 */
export function findRead(method: string, target: string): { row: AllowedRead; path: string } {
  const path = target.slice(API_PREFIX.length).split('?', 1)[0] ?? ''
  if (target.includes('#')) throw new Problem('bad_target')
  if (!PATH.test(path)) throw new Problem('unknown_path')
  const rows = readsAt(path)
  if (rows.length === 0) throw new Problem('unknown_path')
  const row = rows.find((candidate) => candidate.method === (method === 'HEAD' ? 'GET' : method))
  if (row !== undefined) return { row, path }
  const methods = rows.flatMap((each) => (each.method === 'GET' ? ['GET', 'HEAD'] : [each.method]))
  throw new Problem('method_not_allowed', { allow: methods.join(', ') })
}

/**
 * Checks the query of a raw target against a row: known names, each once, each fitting its rule.
 * `tenant_ids` passes on batch rows, for tenants that the operator has named (A3).
 * @throws {Problem} bad_query
 */
export function checkQuery(
  row: AllowedRead,
  target: string,
  allowedTenantIds: readonly string[],
): CheckedRead['query'] {
  const mark = target.indexOf('?')
  const text = mark === -1 ? '' : target.slice(mark + 1)
  if (text === '') return []
  const checked = new Map<string, string>()
  for (const pair of text.split('&')) {
    const [name, rawValue] = splitOnce(pair)
    const value = decode(rawValue)
    const isAllowed =
      name === 'tenant_ids' && row.query === 'BATCH'
        ? areAllowedTenants(value.split(','), allowedTenantIds)
        : ruleFor(row, name)(value)
    if (!isAllowed || checked.has(name)) throw new Problem('bad_query')
    checked.set(name, value)
  }
  return [...checked].toSorted(([a], [b]) => (a < b ? -1 : 1))
}

/** True when there is at least one id and the operator has allowed each of them. */
export function areAllowedTenants(ids: readonly string[], allowed: readonly string[]): boolean {
  return ids.length > 0 && ids.every((id) => ID_PATTERN.test(id) && allowed.includes(id))
}

function ruleFor(row: AllowedRead, name: string): (value: string) => boolean {
  const rules = QUERY_RULES[row.query]
  const rule = PARAMETER_NAME.test(name) && Object.hasOwn(rules, name) ? rules[name] : undefined
  return rule ?? (() => false)
}

function splitOnce(pair: string): [name: string, value: string] {
  const equals = pair.indexOf('=')
  return equals === -1 ? [pair, ''] : [pair.slice(0, equals), pair.slice(equals + 1)]
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch {
    throw new Problem('bad_query')
  }
}
