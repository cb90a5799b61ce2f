import type { Store } from '#src/model/store.ts'
import { pageNow } from '#src/model/time/server-time.ts'

/** Until when (epoch ms) somebody muted an entity on this device, by its id. */
export type Mutes = ReadonlyMap<string, number>

const STORAGE_KEY = 'streamgauge.mutes'
/** The ones that end last are kept; nobody mutes more by hand. */
const MOST = 200
/** The last instant that a date can be. */
const LATEST_MS = 8.64e15

type MuteStore = Store<Mutes> & {
  /** Shows an entity's trouble as known until `untilMs` (epoch ms); null: no longer. */
  readonly mute: (entityId: string, untilMs: number | null) => void
}

/** Mutes made on this device. Storage that is full or forbidden keeps them until the page is left. */
export const deviceMutes: MuteStore = createMutes()

function createMutes(): MuteStore {
  const listeners = new Set<() => void>()
  let mutes: Mutes | null = null
  const put = (next: Mutes) => {
    mutes = next
    for (const listener of listeners) listener()
  }
  const onStorage = ({ key }: StorageEvent) => {
    if (key === STORAGE_KEY || key === null) put(storedMutes())
  }
  return {
    current: () => (mutes ??= storedMutes()),
    subscribe(onChange) {
      if (listeners.size === 0) window.addEventListener('storage', onStorage)
      listeners.add(onChange)
      return () => {
        listeners.delete(onChange)
        if (listeners.size === 0) window.removeEventListener('storage', onStorage)
      }
    },
    mute(entityId, untilMs) {
      // Another tab may have muted something since.
      const next = new Map([...(mutes ?? []), ...storedMutes()])
      next.delete(entityId)
      if (untilMs !== null) next.set(entityId, untilMs)
      const kept = unexpired(next)
      store(kept)
      put(kept)
    },
  }
}

/** What of the text in the storage can be read as mutes; anything else is as good as nothing. */
function storedMutes(): Mutes {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(STORAGE_KEY) ?? '[]')
    return Array.isArray(stored) ? unexpired(new Map(stored.filter(isMute))) : new Map()
  } catch {
    return new Map()
  }
}

function isMute(entry: unknown): entry is readonly [string, number] {
  if (!Array.isArray(entry) || entry.length !== 2) return false
  const [id, untilMs]: readonly unknown[] = entry
  return typeof id === 'string' && typeof untilMs === 'number' && Math.abs(untilMs) <= LATEST_MS
}

function unexpired(mutes: Mutes): Mutes {
  const left = [...mutes].filter(([, untilMs]) => untilMs > pageNow())
  return new Map(left.toSorted(([, a], [, b]) => b - a).slice(0, MOST))
}

function store(mutes: Mutes): void {
  try {
    localStorage.setItem(STORAGE_KEY, JSON.stringify([...mutes]))
  } catch {
    return
  }
}
