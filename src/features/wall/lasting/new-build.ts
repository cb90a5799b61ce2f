/** Where the builds that a reload was tried for are remembered, so that none is tried twice. */
const TRIED_KEY = 'streamgauge.wall.reloaded-for'

/** Trouble that has been on the board for so long is not looked at any more than the rest. */
const KNOWN_MS = 60 * 60_000

export type NewBuild = {
  /** The build that this page runs; null: the server did not say when the page started. */
  readonly ownBuild: string | null
  /** The build that the server serves now; null: it does not say. */
  readonly served: string | null
}

/**
 * Whether to reload for a new build: it is served, it is another one, and a reload for it was not
 * tried yet. A cache in between may serve the old page again; then this screen stays with it. A page
 * whose server was away when it started knows nothing of its settings, and is due as well.
 */
export function isReloadDue({ ownBuild, served }: NewBuild, tried: ReloadMemory): boolean {
  return served !== null && served !== ownBuild && tried.last() !== served
}

/**
 * Whether nobody needs the board just now: it is live, and whatever is critical has been for an hour.
 * @param noticed what is critical, and since when this screen knows it, epoch ms
 */
export function isCalm(
  isLive: boolean,
  noticed: ReadonlyMap<string, number>,
  nowMs: number,
): boolean {
  return isLive && [...noticed.values()].every((atMs) => nowMs - atMs >= KNOWN_MS)
}

export type ReloadMemory = {
  last(): string | null
  remember(build: string): boolean
}

/** Remembers in the session, so over reloads. Without storage it refuses, so that no loop can begin. */
export const reloadMemory: ReloadMemory = {
  last() {
    try {
      return sessionStorage.getItem(TRIED_KEY)
    } catch {
      return null
    }
  },
  remember(build) {
    try {
      sessionStorage.setItem(TRIED_KEY, build)
      return sessionStorage.getItem(TRIED_KEY) === build
    } catch {
      return false
    }
  },
}
