import { createContext, use, useSyncExternalStore } from 'react'
import { INITIAL_REFRESH, type RefreshState } from '#src/model/refresh-state.ts'
import { createStore, type Store } from '#src/model/store.ts'

const RefreshStateContext = createContext<Store<RefreshState>>(createStore(INITIAL_REFRESH))

/** Tells a subtree what the page's refresh clock is doing. */
export const RefreshStateProvider = RefreshStateContext.Provider

/** One fact about the refresh clock; the component draws again only when that fact changes. */
export function useRefreshState<T>(select: (state: RefreshState) => T): T {
  const store = use(RefreshStateContext)
  return useSyncExternalStore(store.subscribe, () => select(store.current()))
}
