import { useSyncExternalStore } from 'react'
import { lastMemoryReload } from '#src/features/wall/lasting/memory-watch.ts'
import type { WakeLock } from '#src/features/wall/lasting/wake-lock.ts'

type WallFooterProps = {
  title: string
  page: number
  pages: number
  lock: WakeLock
  problems: readonly string[]
}

/** For people who stand at the screen: which one it is, and what it cannot do. */
export function WallFooter({ title, page, pages, lock, problems }: WallFooterProps) {
  const reload = lastMemoryReload()
  const state = useSyncExternalStore(lock.subscribe, lock.current)
  return (
    <footer className="flex min-h-[3vh] shrink-0 flex-wrap items-center gap-x-[2vh] px-[1vh] text-[2.2vh] leading-[1.1] text-fg-2">
      <span className="font-semibold">{title}</span>
      {state.kind === 'not held' && <span>Screen may sleep: {state.reason}</span>}
      {reload !== null && (
        <span>Reloaded for memory {new Date(reload.atMs).toISOString().slice(0, 16)}Z</span>
      )}
      {problems.length > 0 && <span className="text-warn">{problems.join(' ')}</span>}
      {pages > 1 && (
        <span className="ml-auto shrink-0">
          page {page + 1} of {pages}
        </span>
      )}
    </footer>
  )
}
