const STORAGE_KEY = 'streamgauge.recent-commands'
const MOST = 6

/**
 * Ids of what was chosen in the palette on this device, newest first, at most 6. Storage that is
 * forbidden or holds something else is as good as empty.
 */
export function recentIds(): readonly string[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(STORAGE_KEY) ?? '[]')
    return Array.isArray(stored) ? stored.filter((one) => typeof one === 'string') : []
  } catch {
    return []
  }
}

/** Puts an id at the head of the list. */
export function rememberId(id: string): void {
  const ids = [id, ...recentIds().filter((other) => other !== id)].slice(0, MOST)
  try {
    localStorage.setItem(STORAGE_KEY, JSON.stringify(ids))
  } catch {
    return
  }
}
