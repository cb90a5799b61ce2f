import { createContext, use, useSyncExternalStore } from 'react'
import { FleetWatcher } from './fleet-watcher.ts'
import type { JudgedEntity } from './fleet.ts'

const WatcherContext = createContext(new FleetWatcher())

/** Gives a subtree what the screen has seen of verdicts. */
export const WatcherProvider = WatcherContext.Provider

/** Since when this screen has seen all of these without trouble, epoch ms; null: it has not. */
export function useCalmSince(entities: readonly JudgedEntity[]): number | null {
  const watcher = use(WatcherContext)
  return useSyncExternalStore(watcher.subscribe, () => watcher.calmSinceMs(entities))
}
