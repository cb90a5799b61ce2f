import { useEffect, useRef } from 'react'
import { pageNow } from '#src/model/time/server-time.ts'
import { useBuild } from '#src/ui/build-context.ts'
import { isCalm, isReloadDue, reloadMemory } from './new-build.ts'
import { servedBuild } from './served-build.ts'

const LOOK_EVERY_MS = 5 * 60_000

/**
 * Looks every five minutes whether the server serves another build, and reloads for it at a calm
 * moment, once for each build.
 * @param noticed what is critical, and since when this screen knows it, epoch ms
 */
export function useNewBuild(isLive: boolean, noticed: ReadonlyMap<string, number>): void {
  const ownBuild = useBuild()
  const board = useRef({ isLive, noticed })
  useEffect(() => {
    board.current = { isLive, noticed }
  }, [isLive, noticed])
  useEffect(() => {
    async function look() {
      const served = await servedBuild()
      if (served === null || !isReloadDue({ ownBuild, served }, reloadMemory)) return
      // A page that does not know its settings may show the wrong board: that cannot wait.
      const mayWait = ownBuild !== null
      if (mayWait && !isCalm(board.current.isLive, board.current.noticed, pageNow())) return
      if (reloadMemory.remember(served)) location.reload()
    }
    void look()
    const timer = setInterval(() => void look(), LOOK_EVERY_MS)
    return () => clearInterval(timer)
  }, [ownBuild])
}
