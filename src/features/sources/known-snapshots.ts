import type { KnownSnapshot } from '#src/series/derived/snapshot-progress.ts'

const STORAGE_KEY = 'streamgauge.snapshots'
/** Sources whose last completed snapshot is kept; the oldest goes first. */
const MOST = 200

/** The last completed snapshot of a source that this device has seen; null: none. */
export function knownSnapshot(sourceId: string): KnownSnapshot | null {
  return stored().get(sourceId) ?? null
}

/** Keeps it. Storage that is full or forbidden keeps nothing, and the time left stays unknown. */
export function keepSnapshot(sourceId: string, snapshot: KnownSnapshot): void {
  const all = stored()
  if (all.get(sourceId)?.rows === snapshot.rows) return
  all.delete(sourceId)
  all.set(sourceId, snapshot)
  const newest = [...all].slice(-MOST).map(([id, { rows, atMs }]) => [id, rows, atMs] as const)
  try {
    localStorage.setItem(STORAGE_KEY, JSON.stringify(newest))
  } catch {
    // Nothing to do: the page works without.
  }
}

/** What of the text in the storage can be read; anything else is as good as nothing. */
function stored(): Map<string, KnownSnapshot> {
  try {
    const read: unknown = JSON.parse(localStorage.getItem(STORAGE_KEY) ?? '[]')
    return new Map(
      Array.isArray(read)
        ? read.filter(isKept).map(([id, rows, atMs]) => [id, { rows, atMs }] as const)
        : [],
    )
  } catch {
    return new Map()
  }
}

function isKept(one: unknown): one is readonly [string, number, number] {
  return (
    Array.isArray(one) &&
    typeof one[0] === 'string' &&
    typeof one[1] === 'number' &&
    typeof one[2] === 'number'
  )
}
