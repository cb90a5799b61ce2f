import { useEffect } from 'react'
import {
  isReloadForMemoryDue,
  lastMemoryReload,
  rememberMemoryReload,
  usedHeapBytes,
} from './memory-watch.ts'
import { servedBuild } from './served-build.ts'

const LOOK_EVERY_MS = 60_000

/**
 * Reloads a page that holds far too much memory, at most every six hours and only when there is a
 * server to load it from, and remembers that it did.
 */
export function useMemoryWatch(): void {
  useEffect(() => {
    const timer = setInterval(() => void look(), LOOK_EVERY_MS)
    return () => clearInterval(timer)
  }, [])
}

async function look() {
  const heapBytes = usedHeapBytes()
  const atMs = Date.now()
  if (heapBytes === null || !isReloadForMemoryDue(heapBytes, lastMemoryReload(), atMs)) return
  if ((await servedBuild()) === null) return
  if (rememberMemoryReload({ atMs, heapBytes })) location.reload()
}
