import { useMemo } from 'react'
import { CalmBoard } from '#src/features/wall/calm/calm-board.tsx'
import { CalmFacts } from '#src/features/wall/calm/calm-facts.tsx'
import { LastChanges } from '#src/features/wall/calm/last-changes.tsx'
import type { NewestPoint } from '#src/features/wall/calm/use-newest-point.ts'
import { sourceIdsOf } from '#src/features/wall/calm/wall-flow.ts'
import type { WallWatch } from '#src/features/wall/calm/wall-watch.ts'
import type { WallChoice } from '#src/features/wall/wall-address.ts'
import {
  gridFor,
  hasRoomForChanges,
  lineEms,
  tileFill,
  type TileGrid,
} from '#src/features/wall/wall-size.ts'
import { emptyText } from '#src/features/wall/wall-words.ts'
import { entitiesOf, type Fleet, type JudgedEntity } from '#src/panels/fleet/fleet.ts'
import type { Rotation } from './rotation.ts'
import { SelfHealing } from './self-healing.tsx'
import { WallStrip } from './wall-strip.tsx'
import { WallTilesGrid } from './wall-tiles-grid.tsx'
import type { Board } from './wall-tiles.ts'

/** Everything that a board is drawn from. */
type Wall = {
  fleet: Fleet
  entities: readonly JudgedEntity[]
  /** Every list has been answered. */
  isWhole: boolean
  board: Board<JudgedEntity>
  room: TileGrid
  rotation: Rotation
  /** What became critical while this page was open, and when, epoch ms. */
  news: Rotation['noticed']
  scale: number
  aspect: number
}

type WallBoardProps = {
  wall: Wall
  choice: WallChoice
  watch: WallWatch
  point: NewestPoint | null
  isLive: boolean
}

/** Between the head and the last line: tiles while something is wrong, else the calm of it. */
export function WallBoard({ wall, choice, watch, point, isLive }: WallBoardProps) {
  const { fleet, entities, isWhole, board, room, scale, aspect } = wall
  const isEmpty = isWhole && entities.length === 0
  const sourceIds = useMemo(() => sourceIdsOf(fleet, entities), [fleet, entities])
  const { zone, by } = choice
  const hasChanges =
    board.kind === 'tiles' &&
    ((board.folded.length === 0 && board.pages.length < 2) ||
      hasRoomForChanges(boardGrid(board, room).rows, scale))
  return (
    <main className={`normal-nums flex min-h-0 flex-1 flex-col ${isLive ? '' : 'hatch'}`}>
      <SelfHealing of={entities} instead={<BoardFailed />}>
        {isEmpty ? (
          <BoardText>{emptyText(choice, entitiesOf(fleet).length)}</BoardText>
        ) : board.kind === 'calm' ? (
          <CalmBoard {...{ entities, watch, zone, by, scale, aspect }}>
            <CalmFacts {...{ watch, sourceIds, zone, point }} isOld={!isLive} />
          </CalmBoard>
        ) : (
          <>
            <TroubleBoard wall={wall} board={board} choice={choice} />
            {hasChanges && (
              <LastChanges watch={watch} zone={zone} lineEm={lineEms(scale, aspect).note} />
            )}
          </>
        )}
      </SelfHealing>
    </main>
  )
}

type TroubleBoardProps = {
  wall: Wall
  board: Extract<Board<JudgedEntity>, { kind: 'tiles' }>
  choice: WallChoice
}

function TroubleBoard({ wall, board, choice }: TroubleBoardProps) {
  const { room, rotation, news, scale, aspect } = wall
  const { pages, folded } = board
  const { zone, by } = choice
  const tiles = pages[rotation.page] ?? []
  const grid = boardGrid(board, room)
  return (
    <>
      <WallTilesGrid
        {...grid}
        {...{ tiles, zone }}
        fill={tileFill(grid, scale, aspect)}
        noticed={news}
      />
      <WallStrip
        position={positionText(pages, rotation.page)}
        folded={folded}
        by={by ?? 'state'}
        lineEm={lineEms(scale, aspect).name}
      />
    </>
  )
}

/** All pages have the grid of the fullest, so that tiles keep their size from page to page. */
function boardGrid({ pages }: TroubleBoardProps['board'], room: TileGrid): TileGrid {
  return gridFor(pages[0]?.length ?? 0, room)
}

/** "13–24 of 31": which tiles a page shows; null: all. */
function positionText(pages: readonly (readonly unknown[])[], page: number): string | null {
  if (pages.length < 2) return null
  const before = pages.slice(0, page).flat().length
  const here = pages[page]?.length ?? 0
  return `${before + 1}–${before + here} of ${pages.flat().length}`
}

function BoardFailed() {
  return (
    <BoardText>The board could not be drawn. It is tried again with the next answer.</BoardText>
  )
}

function BoardText({ children }: { children: string }) {
  return <p className="flex-1 px-[1vh] text-wall-name leading-tight wrap-break-word">{children}</p>
}
