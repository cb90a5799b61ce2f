import { parseAsInteger, useQueryState } from 'nuqs'
import { useCallback } from 'react'

/** How many topics the table of a page asks for, and a way to ask for more. It belongs to its page. */
export function useTopicCount(
  least: number,
  most: number,
): readonly [count: number, ask: (count: number) => void] {
  const [asked, write] = useQueryState('topics', parseAsInteger.withDefault(least))
  const ask = useCallback((count: number) => void write(count, { history: 'replace' }), [write])
  return [Math.min(most, Math.max(least, asked)), ask]
}
