import { useEffect } from 'react'
import {
  isReloadForMemoryDue,
  lastMemoryReload,
  rememberMemoryReload,
  usedHeapBytes,
} from './memory-watch.ts'

const LOOK_EVERY_MS = 60_000

/** Reloads a page that holds far too much memory, at most every six hours, and remembers that it did. */
export function useMemoryWatch(): void {
  useEffect(() => {
    const timer = setInterval(() => {
      const heapBytes = usedHeapBytes()
      const atMs = Date.now()
      if (heapBytes === null || !isReloadForMemoryDue(heapBytes, lastMemoryReload(), atMs)) return
      if (rememberMemoryReload({ atMs, heapBytes })) location.reload()
    }, LOOK_EVERY_MS)
    return () => clearInterval(timer)
  }, [])
}
