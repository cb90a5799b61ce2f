import type { AllowedRead } from './allow-list.ts'
import { LIST_FIELDS, isRecord, keepFields } from './list-fields.ts'

/** Deeper answers than this are refused; real ones have seven levels. */
const MAX_DEPTH = 32

const REMOVED = new Set(['config', '__proto__', 'constructor', 'prototype', 'sub_id', 'tenant_id'])
const LAST_EVENT = 'StreamingLastEvent'
const SECRET_NAME =
  /passw(?:or)?d|secret|token|private|credential|api[ _-]?key|ssh|keystore|sasl|jaas/i

/** Depth of topic ids in a bulk answer: `topic_metrics` → connector id → topic id. */
const TOPIC_DEPTH = 2

export type CleanRules = Readonly<{ showLastEvent: boolean }>

/**
 * What viewers may see of a parsed answer (A6): lists are rebuilt from an allow-list of fields,
 * metrics lose settings, tenants, prototype keys and everything named like a secret, at any depth.
 * @returns a new value; `null` when the answer has not the form of its kind or is too deep
 */
export function cleanAnswer(
  kind: AllowedRead['answer'],
  parsed: unknown,
  rules: CleanRules,
): object | null {
  if (kind === 'metrics') return cleanMetrics(parsed, rules)
  if (!isRecord(parsed)) return null
  const list = keepFields(parsed, LIST_FIELDS)
  return Array.isArray(list['result']) ? list : null
}

function cleanMetrics(parsed: unknown, rules: CleanRules): object | null {
  if (typeof parsed !== 'object' || parsed === null || isTooDeep(parsed)) return null
  if (Array.isArray(parsed)) return parsed.map((element) => strip(element, rules))
  const cleaned: Record<string, unknown> = {}
  for (const [key, value] of Object.entries(parsed)) {
    if (isRemoved(key, rules)) continue
    cleaned[key] =
      key === 'topic_metrics' ? stripTopics(value, rules, TOPIC_DEPTH) : strip(value, rules)
  }
  return cleaned
}

function strip(value: unknown, rules: CleanRules): unknown {
  if (Array.isArray(value)) return value.map((element) => strip(element, rules))
  if (!isRecord(value)) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => !isRemoved(key, rules))
      .map(([key, inner]) => [key, strip(inner, rules)]),
  )
}

/**
 * Topic ids hold the names of customers' tables: `public.access_tokens` is no secret. Down to that
 * depth a name alone removes nothing as long as an object follows; inside it the rules hold again.
 */
function stripTopics(value: unknown, rules: CleanRules, depth: number): unknown {
  if (depth === 0 || !isRecord(value)) return strip(value, rules)
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key, inner]) => !REMOVED.has(key) && (isRecord(inner) || !isRemoved(key, rules)))
      .map(([key, inner]) => [key, stripTopics(inner, rules, depth - 1)]),
  )
}

function isRemoved(key: string, rules: CleanRules): boolean {
  if (key === LAST_EVENT) return !rules.showLastEvent
  return REMOVED.has(key) || SECRET_NAME.test(key)
}

/** Level by level and never by recursion: 50,000 levels must not end the stack. */
function isTooDeep(root: object): boolean {
  let level: object[] = [root]
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth === MAX_DEPTH) return true
    level = level.flatMap((node) => Object.values(node)).filter(isObject)
  }
  return false
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}
