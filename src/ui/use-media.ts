import { useCallback, useSyncExternalStore } from 'react'

/** One list for each query, however many rows ask. */
const lists = new Map<string, MediaQueryList>()

/** Whether a media query fits; false where nothing can be measured. */
export function useMedia(media: string): boolean {
  const subscribe = useCallback(
    (onChange: () => void) => {
      const list = listOf(media)
      list?.addEventListener('change', onChange)
      return () => list?.removeEventListener('change', onChange)
    },
    [media],
  )
  return useSyncExternalStore(subscribe, () => listOf(media)?.matches ?? false)
}

/** Narrower than this a row of a table is a card of three short lines. */
const NARROW = '(width < 40rem)'

export function useIsNarrow(): boolean {
  return useMedia(NARROW)
}

function listOf(media: string): MediaQueryList | undefined {
  const known = lists.get(media) ?? window.matchMedia?.(media)
  if (known) lists.set(media, known)
  return known
}
