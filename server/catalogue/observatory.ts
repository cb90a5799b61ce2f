import type { Received } from '#server/testing/raw-http.ts'

type Rule = readonly [points: number, holds: (page: Received) => boolean]

const header =
  (name: string, pattern: RegExp): Rule[1] =>
  ({ headers }) =>
    pattern.test(String(headers[name] ?? ''))

/** Cost points when they do not hold. */
const DUTIES: readonly Rule[] = [
  [25, header('content-security-policy', /script-src 'self'(?:;|$)/)],
  [20, ({ headers }) => !/unsafe-|data:|https?:/.test(String(headers['content-security-policy']))],
  [20, header('strict-transport-security', /^max-age=(?:[2-9]\d{7}|\d{9})/)],
  [20, ({ headers }) => headers['set-cookie'] === undefined],
  [50, ({ headers }) => headers['access-control-allow-origin'] === undefined],
  [5, header('x-content-type-options', /^nosniff$/)],
  [20, header('x-frame-options', /^(?:DENY|SAMEORIGIN)$/)],
  [50, ({ text }) => !/<script[^>]+src="(?:https?:)?\/\//.test(text)],
]

/** Bring points once the duties leave 90 or more. */
const EXTRAS: readonly Rule[] = [
  [10, header('content-security-policy', /^default-src 'none'(?:;|$)/)],
  [5, header('content-security-policy', /frame-ancestors 'none'/)],
  [5, header('referrer-policy', /^(?:no-referrer|same-origin|strict-origin)/)],
  [10, header('cross-origin-resource-policy', /^same-(?:origin|site)$/)],
]

/**
 * Sum that Mozilla's HTTP Observatory gives a page, by its published table of tests (baseline 100,
 * extras only from 90 on), for a page behind https and not in the preload list.
 */
export function observatorySum(page: Received): number {
  const isMissed = ([, holds]: Rule): boolean => !holds(page)
  const base = 100 - sumOf(DUTIES.filter(isMissed))
  return base < 90 ? base : base + sumOf(EXTRAS.filter((rule) => !isMissed(rule)))
}

function sumOf(rules: readonly Rule[]): number {
  return rules.reduce((sum, [points]) => sum + points, 0)
}
