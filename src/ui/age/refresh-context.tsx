import { createContext, use, useSyncExternalStore } from 'react'
import { createStore, type Store } from '#src/model/store.ts'
import { INITIAL_REFRESH, type RefreshState } from '#src/model/time/refresh-state.ts'

const RefreshStateContext = createContext<Store<RefreshState>>(createStore(INITIAL_REFRESH))

/** Tells a subtree what the page's refresh clock is doing. */
export const RefreshStateProvider = RefreshStateContext.Provider

/** One fact about the refresh clock; the component draws again only when that fact changes. */
export function useRefreshState<T>(select: (state: RefreshState) => T): T {
  const store = use(RefreshStateContext)
  return useSyncExternalStore(store.subscribe, () => select(store.current()))
}

/** The answers that are being asked for anew at the moment, by identity. */
export type AnswersAskedAgain = {
  readonly has: (answer: unknown) => boolean
  /** Calls `onChange` after each change until the returned function is called. */
  readonly subscribe: (onChange: () => void) => () => void
}

const NOTHING_ASKED: AnswersAskedAgain = { has: () => false, subscribe: () => () => undefined }

const AskedAgainContext = createContext(NOTHING_ASKED)

/** Tells a subtree which answers are being asked for anew. */
export const AskedAgainProvider = AskedAgainContext.Provider

/** Whether one of these answers is being asked for anew; nothing else draws the component again. */
export function useIsAskedAgain(answers: readonly unknown[]): boolean {
  const asked = use(AskedAgainContext)
  return useSyncExternalStore(asked.subscribe, () => answers.some((one) => asked.has(one)))
}
