import { parseAsString, useQueryState } from 'nuqs'
import { useCallback, useEffect, useMemo, useRef } from 'react'
import { hiddenText, parseHidden, type HiddenLines } from './hidden-text.ts'

/** What an address says about lines that are listed and not drawn. */
export type HiddenInAddress = {
  readonly hidden: HiddenLines
  /** Hides these lines of a chart and no others of it, without an entry in the history. */
  readonly setHidden: (chart: string, lines: ReadonlySet<string>) => void
}

/** The hidden lines of a page: the same object while the address says the same. */
export function useHiddenLines(): HiddenInAddress {
  const [text, write] = useQueryState('hide', parseAsString)
  const hidden = useMemo(() => parseHidden(text ?? ''), [text])
  const latest = useRef(hidden)
  useEffect(() => {
    latest.current = hidden
  }, [hidden])
  const setHidden = useCallback(
    (chart: string, lines: ReadonlySet<string>) => {
      const next = new Map(latest.current).set(chart, lines)
      latest.current = next
      void write(hiddenText(next), { history: 'replace' })
    },
    [write],
  )
  return useMemo(() => ({ hidden, setHidden }), [hidden, setHidden])
}
