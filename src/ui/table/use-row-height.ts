import { useSyncExternalStore } from 'react'

/** On narrow screens a row is a card of three short lines; fingers need more room than a mouse. */
const HEIGHTS = [
  { media: '(width < 40rem)', px: 60 },
  { media: '(pointer: coarse)', px: 44 },
] as const
const COMPACT_PX = 32

/** Height of every row of a table, px; a row never grows with its content. */
export function useRowHeight(): number {
  return useSyncExternalStore(subscribe, heightNow)
}

function heightNow(): number {
  return HEIGHTS.find(({ media }) => window.matchMedia?.(media).matches)?.px ?? COMPACT_PX
}

function subscribe(onChange: () => void): () => void {
  const lists = HEIGHTS.flatMap(({ media }) => window.matchMedia?.(media) ?? [])
  for (const list of lists) list.addEventListener('change', onChange)
  return () => {
    for (const list of lists) list.removeEventListener('change', onChange)
  }
}
