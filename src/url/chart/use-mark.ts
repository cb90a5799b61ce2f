import { parseAsString, useQueryState } from 'nuqs'
import { useCallback, useMemo } from 'react'
import type { TimeWindow } from '#src/model/time/time-range.ts'
import { namedText } from '#src/url/named-text.ts'
import { markText, parseMark } from './mark-text.ts'

/** What an address says about the marked stretch. */
export type MarkInAddress = {
  /** Null: nothing is marked. */
  readonly mark: TimeWindow | null
  /** One sentence when the text could not be used; null: it could. */
  readonly problem: string | null
  /** Marks a stretch in place of the last one, without an entry in the history; null takes it away. */
  readonly setMark: (mark: TimeWindow | null) => void
}

/** The marked stretch of a page. It belongs to its page: links to another one leave it behind. */
export function useMark(): MarkInAddress {
  const [text, write] = useQueryState('mark', parseAsString)
  const mark = useMemo(() => (text === null ? null : parseMark(text)), [text])
  const setMark = useCallback(
    (next: TimeWindow | null) => {
      void write(next && markText(next), { history: 'replace' })
    },
    [write],
  )
  const isBad = text !== null && mark === null
  const problem = isBad
    ? `${namedText('mark', text)} is not two instants such as ${EXAMPLE}; nothing is marked.`
    : null
  return { mark, problem, setMark }
}

const EXAMPLE = '2026-11-21T13:50:00Z_2026-11-21T14:10:00Z'
