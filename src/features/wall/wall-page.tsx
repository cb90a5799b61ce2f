import { useEffect, useMemo, useState } from 'react'
import { useSearchParams } from 'react-router'
import { entitiesOf, type JudgedEntity } from '#src/panels/fleet/fleet.ts'
import { useFleet } from '#src/panels/fleet/use-fleet.ts'
import { useSettings } from '#src/ui/settings-context.tsx'
import { LastChanges } from './last-changes.tsx'
import { NotLive } from './not-live.tsx'
import { turnEndsMs } from './rotation.ts'
import { useAspect } from './use-aspect.ts'
import { useBoardAge } from './use-board-age.ts'
import { useMemoryWatch } from './use-memory-watch.ts'
import { useNewBuild } from './use-new-build.ts'
import { useRotation } from './use-rotation.ts'
import { useTone } from './use-tone.ts'
import { holdWakeLock } from './wake-lock.ts'
import { wallChoice, type WallChoice } from './wall-address.ts'
import { WallFooter } from './wall-footer.tsx'
import { WallFrame } from './wall-frame.tsx'
import { WallHeader } from './wall-header.tsx'
import { gridFor, tileGrid, wallScale } from './wall-size.ts'
import { useWallTheme } from './wall-theme.ts'
import { WallTilesGrid } from './wall-tiles-grid.tsx'
import { chosenTiles, isCritical, tilePages } from './wall-tiles.ts'

/** A board for a screen that nobody touches; its address says everything about it. */
export function WallPage() {
  const [search] = useSearchParams()
  const settings = useSettings()
  const choice = useMemo(() => wallChoice(search, settings), [search, settings])
  useWallTheme(choice)
  const lock = useWakeLock()
  const { entities, isWhole, scale, most, pages, rotation } = useWallTiles(choice)
  const { age, newestMs, error } = useBoardAge()
  const { zone, dwellMs } = choice
  useTone(choice.hasSound, rotation.noticed)
  useNewBuild(age.kind === 'live' && rotation.noticed.size === 0)
  useMemoryWatch()
  const endsMs = pages.length > 1 ? turnEndsMs(rotation, dwellMs) : null
  return (
    <WallFrame night={choice.night} zone={zone}>
      {age.kind === 'not live' ? (
        <NotLive sinceMs={age.sinceMs} zone={zone} error={error} />
      ) : (
        <WallHeader
          {...{ entities, isWhole, scale, zone, newestMs, dwellMs }}
          turnEndsMs={endsMs}
        />
      )}
      <WallTilesGrid
        {...gridFor(entities.length, most)}
        tiles={pages[rotation.page] ?? []}
        zone={zone}
        noticed={rotation.noticed}
        isLive={age.kind !== 'not live'}
      />
      <LastChanges entities={entities} zone={zone} />
      <WallFooter
        title={choice.title}
        page={rotation.page}
        pages={pages.length}
        lock={lock}
        problems={choice.problems}
      />
    </WallFrame>
  )
}

/** The tiles that the wall is meant for, in pages, and the page that is due. */
function useWallTiles(choice: WallChoice) {
  const fleet = useFleet()
  const entities = useMemo(() => chosenTiles(entitiesOf(fleet), choice), [fleet, choice])
  const scale = wallScale(choice.viewing)
  const aspect = useAspect()
  const most = useMemo(() => tileGrid(scale, aspect), [scale, aspect])
  const pages = useMemo(() => tilePages(entities, most.columns * most.rows), [entities, most])
  const rotation = useRotation(
    useMemo(() => pages.map(contentOf), [pages]),
    choice.dwellMs,
  )
  const isWhole = [fleet.sources, fleet.destinations, fleet.pipelines].every(
    (part) => part !== null,
  )
  return { entities, isWhole, scale, most, pages, rotation }
}

function contentOf(tiles: readonly JudgedEntity[]) {
  return { critical: tiles.filter(isCritical).map(({ id }) => id) }
}

function useWakeLock() {
  const [lock] = useState(holdWakeLock)
  useEffect(() => () => lock.release(), [lock])
  return lock
}
