import { useMemo } from 'react'
import { fitLine, textEm } from '#src/features/wall/board/fit-text.ts'
import { FoldItem } from '#src/features/wall/board/fold-item.tsx'
import {
  foldsOf,
  moreText,
  SHAPE_EM,
  type Fold,
  type FoldBy,
} from '#src/features/wall/board/wall-folds.ts'
import { sortedTiles } from '#src/features/wall/board/wall-tiles.ts'
import { calmGrid, lineEms, nameEm, type TileGrid } from '#src/features/wall/wall-size.ts'
import type { JudgedEntity } from '#src/panels/fleet/fleet.ts'
import { CalmChanges } from './last-changes.tsx'
import type { WallWatch } from './wall-watch.ts'

type CalmBoardProps = {
  entities: readonly JudgedEntity[]
  watch: WallWatch
  zone: string
  /** Null: names if all fit, else states. */
  by: FoldBy | null
  scale: number
  aspect: number
  /** The facts above the names. */
  children: React.ReactNode
}

/** All is well: for how long, what moves, and what changed last. Nothing that pulls the eye. */
export function CalmBoard(props: CalmBoardProps) {
  const { entities, watch, zone, by, scale, aspect, children } = props
  const room = useMemo(() => calmGrid(scale, aspect), [scale, aspect])
  const cells = useMemo(() => cellsOf(entities, by, room), [entities, by, room])
  const columns = columnsFor(cells, room, (count) => nameEm(count, scale, aspect) - SHAPE_EM)
  const lineEm = nameEm(columns, scale, aspect) - SHAPE_EM
  return (
    <div className="flex min-h-0 flex-1 flex-col justify-between">
      {children}
      <ul
        className="grid gap-[1vh] px-[1vh] text-wall-name leading-tight text-fg-2"
        style={{ gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))` }}
      >
        {cells.map((cell) => (
          <li key={cell.id}>
            <FoldItem shape={cell.shape} tone={cell.tone} text={fitLine(cell.text, lineEm)} />
          </li>
        ))}
      </ul>
      <CalmChanges watch={watch} zone={zone} lineEm={lineEms(scale, aspect).note} />
    </div>
  )
}

type Cell = Pick<Fold, 'tone' | 'text'> & {
  readonly id: string
  readonly shape: Fold['shape'] | null
}

function isOld({ verdict }: JudgedEntity): boolean {
  return verdict.age === 'stale'
}

/** Names, if they are wanted and all fit; else counts. */
function cellsOf(
  entities: readonly JudgedEntity[],
  by: FoldBy | null,
  { columns, rows }: TileGrid,
): readonly Cell[] {
  const most = columns * rows
  if (by === null && entities.length <= most) {
    return sortedTiles(entities).map((entity) => ({
      id: `${entity.kind} ${entity.id}`,
      text: entity.shortName,
      shape: isOld(entity) ? 'unknown' : entity.verdict.shape,
      tone: isOld(entity) ? 'off' : entity.verdict.tone,
    }))
  }
  const counted = by ?? 'state'
  const folds = foldsOf(entities, counted)
  const isAll = folds.length <= most
  const shown = isAll ? folds : folds.slice(0, most - 1)
  const more = moreText(folds.slice(shown.length), counted)
  const cells: Cell[] = shown.map((fold) => ({ ...fold, id: fold.text }))
  return more === null ? cells : [...cells, { id: 'more', text: more, shape: null, tone: 'off' }]
}

/** As many columns as leave texts whole, but no fewer than hold them all. */
function columnsFor(
  cells: readonly Cell[],
  { columns, rows }: TileGrid,
  emOf: (columns: number) => number,
): number {
  const widestEm = Math.max(0, ...cells.map(({ text }) => textEm(text)))
  const least = Math.min(columns, Math.max(1, Math.ceil(cells.length / rows)))
  for (let count = Math.min(columns, cells.length); count > least; count--) {
    if (widestEm <= emOf(count)) return count
  }
  return least
}
