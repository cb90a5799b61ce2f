import { debounce, parseAsString, useQueryStates } from 'nuqs'
import { useCallback, useMemo } from 'react'
import { listChoice, listTexts, type ListChoice, type ListTexts } from './list-choice.ts'

const PARSERS = {
  q: parseAsString,
  failing: parseAsString,
  state: parseAsString,
  type: parseAsString,
  tag: parseAsString,
  group: parseAsString,
  source: parseAsString,
  sort: parseAsString,
  by: parseAsString,
  open: parseAsString,
  closed: parseAsString,
  view: parseAsString,
}

/** The address follows the typing when it rests: every new address draws the whole page. */
const TYPED = { history: 'replace', limitUrlUpdates: debounce(300) } as const
const CHOSEN = { history: 'push' } as const

export type ListInAddress = {
  readonly choice: ListChoice
  /** What stands in the address, understood or not. */
  readonly texts: ListTexts
  /** Says something else; `typed` takes the place of the last entry of the history. */
  readonly choose: (change: Partial<ListChoice>, how?: 'typed') => void
}

/** What the address says about the list of this page. It belongs to its page. */
export function useListChoice(): ListInAddress {
  const [texts, write] = useQueryStates(PARSERS)
  const { q, failing, state, type, tag, group, source, sort, by, open, closed, view } = texts
  const same = useMemo(
    () => ({ q, failing, state, type, tag, group, source, sort, by, open, closed, view }),
    [q, failing, state, type, tag, group, source, sort, by, open, closed, view],
  )
  const choose = useCallback(
    (change: Partial<ListChoice>, how?: 'typed') => {
      void write(listTexts(change), how === 'typed' ? TYPED : CHOSEN)
    },
    [write],
  )
  return useMemo(() => ({ choice: listChoice(same), texts: same, choose }), [same, choose])
}
