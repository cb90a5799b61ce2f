import type { JudgedEntity } from '#src/panels/fleet/fleet.ts'
import { textEm } from './fit-text.ts'
import { FoldItem } from './fold-item.tsx'
import { fittingFolds, foldsOf, type FoldBy } from './wall-folds.ts'

type WallStripProps = {
  /** "1–12 of 31" when there is more than one page of trouble. */
  position: string | null
  /** Without a tile. */
  folded: readonly JudgedEntity[]
  by: FoldBy
  /** Width of the strip in em of its size. */
  lineEm: number
}

/** Under the tiles: which of the troubled ones these are, and what else there is. */
export function WallStrip({ position, folded, by, lineEm }: WallStripProps) {
  if (position === null && folded.length === 0) return null
  const ownEm = position === null ? 0 : textEm(position) + 1
  const { shown, more } = fittingFolds(foldsOf(folded, by), by, lineEm - ownEm)
  return (
    <p className="flex h-[calc(5.2vh*var(--wall-head))] shrink-0 items-center gap-x-[0.9em] px-[1vh] text-[calc(4.7vh*var(--wall-head))] leading-none whitespace-nowrap">
      {position !== null && <span className="font-semibold">{position}</span>}
      {folded.length > 0 && (
        <span className="ml-auto flex gap-x-[0.9em] text-fg-2">
          {shown.map((fold) => (
            <FoldItem key={fold.text} {...fold} />
          ))}
          {more !== null && <span>{more}</span>}
        </span>
      )}
    </p>
  )
}
