import { useEffect, useMemo, useState } from 'react'
import { useSearchParams } from 'react-router'
import { AskInTurn } from '#src/features/wall/board/ask-in-turn.tsx'
import { NotLive } from '#src/features/wall/board/not-live.tsx'
import { newsOf, turnEndsMs } from '#src/features/wall/board/rotation.ts'
import { useRotation } from '#src/features/wall/board/use-rotation.ts'
import { WallBoard } from '#src/features/wall/board/wall-board.tsx'
import { boardOf, chosenTiles, isCritical } from '#src/features/wall/board/wall-tiles.ts'
import { useNewestPoint } from '#src/features/wall/calm/use-newest-point.ts'
import { useWallWatch } from '#src/features/wall/calm/use-wall-watch.ts'
import { useMemoryWatch } from '#src/features/wall/lasting/use-memory-watch.ts'
import { useNewBuild } from '#src/features/wall/lasting/use-new-build.ts'
import { useTone } from '#src/features/wall/lasting/use-tone.ts'
import { holdWakeLock } from '#src/features/wall/lasting/wake-lock.ts'
import { pageNow } from '#src/model/time/server-time.ts'
import { entitiesOf, type JudgedEntity } from '#src/panels/fleet/fleet.ts'
import { useFleet } from '#src/panels/fleet/use-fleet.ts'
import { useSettings } from '#src/ui/settings-context.tsx'
import { useAspect } from './use-aspect.ts'
import { useBoardAge } from './use-board-age.ts'
import { useLastLive } from './use-last-live.ts'
import { wallChoice, type WallChoice } from './wall-address.ts'
import { WallFooter } from './wall-footer.tsx'
import { WallFrame } from './wall-frame.tsx'
import { WallHeader } from './wall-header.tsx'
import { tileGrid, wallScale } from './wall-size.ts'
import { WallTab } from './wall-tab.tsx'
import { useWallTheme } from './wall-theme.ts'
import { verdictLine } from './wall-words.ts'

/** A board for a screen that nobody touches; its address says everything about it. */
export function WallPage() {
  const [search] = useSearchParams()
  const settings = useSettings()
  const choice = useMemo(() => wallChoice(search, settings), [search, settings])
  useWallTheme(choice)
  const lock = useWakeLock()
  const { age, newestMs, error } = useBoardAge()
  const isLive = age.kind !== 'not live'
  const wall = useWall(choice, newestMs, isLive)
  const watch = useWallWatch(wall.late.kind === 'late' ? NONE : wall.entities, newestMs, choice)
  const point = useNewestPoint()
  const { rotation, pages, scale, aspect } = wall
  const { zone, dwellMs } = choice
  const noSound = useTone(choice.hasSound, rotation.noticed, wall.isWhole)
  useNewBuild(age.kind === 'live', rotation.noticed)
  useMemoryWatch()
  return (
    <WallFrame night={choice.night} zone={zone}>
      <WallTab title={choice.title} {...{ wall, isLive }} />
      {age.kind === 'not live' ? (
        <NotLive sinceMs={age.sinceMs} {...{ zone, error, scale, aspect }} />
      ) : (
        <WallHeader
          line={verdictLine(wall, zone)}
          {...{ scale, zone, newestMs, point }}
          turn={pages.length > 1 ? { endsMs: turnEndsMs(rotation, dwellMs), ofMs: dwellMs } : null}
        />
      )}
      <AskInTurn entities={wall.entities} shown={pages[rotation.page] ?? NONE} />
      <WallBoard {...{ wall, choice, watch, point, isLive }} />
      <WallFooter
        title={choice.title ?? 'Streamgauge'}
        page={rotation.page}
        pages={pages.length}
        lock={lock}
        problems={noSound === null ? choice.problems : [...choice.problems, noSound]}
      />
    </WallFrame>
  )
}

const NONE: readonly JudgedEntity[] = []
const NO_PAGES: readonly (readonly JudgedEntity[])[] = []

/** What the wall is meant for, how it stands on the board, and the page that is due. */
function useWall(choice: WallChoice, newestMs: number | null, isLive: boolean) {
  const fleet = useFleet()
  const chosen = useMemo(() => chosenTiles(entitiesOf(fleet), choice), [fleet, choice])
  const entities = useLastLive(chosen, newestMs, isLive)
  const scale = wallScale(choice.viewing)
  const aspect = useAspect()
  const room = useMemo(() => tileGrid(scale, aspect), [scale, aspect])
  const { late } = fleet
  const isLate = late.kind === 'late'
  const board = useMemo(() => boardOf(entities, room, isLate), [entities, room, isLate])
  const pages = board.kind === 'calm' ? NO_PAGES : board.pages
  const rotation = useRotation(
    useMemo(() => pages.map(contentOf), [pages]),
    choice.dwellMs,
  )
  const [openedMs] = useState(pageNow)
  const { noticed } = rotation
  const news = useMemo(() => newsOf({ noticed }, openedMs), [noticed, openedMs])
  const isWhole = [fleet.sources, fleet.destinations, fleet.pipelines].every(
    (part) => part !== null,
  )
  return { fleet, entities, isWhole, late, scale, aspect, room, board, pages, rotation, news }
}

function contentOf(tiles: readonly JudgedEntity[]) {
  return { critical: tiles.filter(isCritical).map(({ id }) => id) }
}

function useWakeLock() {
  const [lock] = useState(holdWakeLock)
  useEffect(() => () => lock.release(), [lock])
  return lock
}
