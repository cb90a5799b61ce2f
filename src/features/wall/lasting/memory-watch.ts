/** A page of a few megabytes that holds so much has a leak that nobody found. */
const MOST_BYTES = 400 * 1_048_576
/** A reload that does not help must not become a habit. */
const LEAST_BETWEEN_MS = 6 * 3_600_000
const KEY = 'streamgauge.wall.reloaded-for-memory'

/** A reload for memory, as it is remembered in this browser session. */
export type MemoryReload = { readonly atMs: number; readonly heapBytes: number }

/** Whether to reload the page as the last resort. `heapBytes` null: the browser does not say. */
export function isReloadForMemoryDue(
  heapBytes: number | null,
  last: MemoryReload | null,
  nowMs: number,
): boolean {
  if (heapBytes === null || heapBytes < MOST_BYTES) return false
  // The device's clock may have been set back since.
  return last === null || Math.abs(nowMs - last.atMs) >= LEAST_BETWEEN_MS
}

/** Bytes of the JavaScript heap; null where the browser does not say (only Chromium does). */
export function usedHeapBytes(): number | null {
  const memory: unknown = Reflect.get(performance, 'memory')
  if (typeof memory !== 'object' || memory === null || !('usedJSHeapSize' in memory)) return null
  return typeof memory.usedJSHeapSize === 'number' ? memory.usedJSHeapSize : null
}

/** The last reload for memory in this session; null: none, or nothing can be stored. */
export function lastMemoryReload(): MemoryReload | null {
  try {
    const [atMs, heapBytes] = (sessionStorage.getItem(KEY) ?? '').split(' ').map(Number)
    return atMs && heapBytes ? { atMs, heapBytes } : null
  } catch {
    return null
  }
}

/** Writes it down; false when that is impossible, and then there must be no reload. */
export function rememberMemoryReload({ atMs, heapBytes }: MemoryReload): boolean {
  try {
    sessionStorage.setItem(KEY, `${atMs} ${heapBytes}`)
    return lastMemoryReload()?.atMs === atMs
  } catch {
    return false
  }
}
