/** Where the builds that a reload was tried for are remembered, so that none is tried twice. */
const TRIED_KEY = 'streamgauge.wall.reloaded-for'

export type NewBuild = {
  /** The build that this page runs; null: not known, then nothing is new. */
  readonly ownBuild: string | null
  /** The build that the server serves now; null: it did not say. */
  readonly served: string | null
}

/**
 * Whether to reload for a new build: it is served, it is another one, and a reload for it was not
 * tried yet. A cache in between may serve the old page again; then this screen stays with it.
 */
export function isReloadDue({ ownBuild, served }: NewBuild, tried: ReloadMemory): boolean {
  return ownBuild !== null && served !== null && served !== ownBuild && tried.last() !== served
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
