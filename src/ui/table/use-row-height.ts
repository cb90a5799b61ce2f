import { useIsNarrow, useMedia } from '#src/ui/use-media.ts'

/** Height of every row of a table, px; a row never grows with its content. */
export function useRowHeight(): number {
  const isNarrow = useIsNarrow()
  const isTouched = useMedia('(pointer: coarse)')
  // A card of three short lines; fingers need more room than a mouse.
  return isNarrow ? 60 : isTouched ? 44 : 32
}
