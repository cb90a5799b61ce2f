/** Order of two field values; what is not a number or a text comes last in both directions. */
export function compareValues(a: unknown, b: unknown, direction: 'asc' | 'desc'): number {
  const sign = direction === 'asc' ? 1 : -1
  if (!isOrdered(a) || !isOrdered(b)) return Number(isOrdered(b)) - Number(isOrdered(a))
  if (typeof a === 'number' && typeof b === 'number') return sign * (a - b)
  const [left, right] = [String(a), String(b)]
  return left === right ? 0 : sign * (left < right ? -1 : 1)
}

function isOrdered(value: unknown): value is number | string {
  return typeof value === 'number' || typeof value === 'string'
}

type Comparison = (value: number, limit: number) => boolean

const COMPARISONS = new Map<string, Comparison>([
  ['gt', (value, limit) => value > limit],
  ['lt', (value, limit) => value < limit],
  ['gte', (value, limit) => value >= limit],
  ['lte', (value, limit) => value <= limit],
  ['eq', (value, limit) => value === limit],
  ['ne', (value, limit) => value !== limit],
])

/** A test made of `op:value` (API reference §7.1); `null` if the text is not of this form. */
export function parseComparison(text: string): ((value: number) => boolean) | null {
  const match = /^([a-z]+):(-?\d+(?:\.\d+)?)$/.exec(text)
  const compare = COMPARISONS.get(match?.[1] ?? '')
  if (match === null || compare === undefined) return null
  const limit = Number(match[2])
  return (value) => compare(value, limit)
}
