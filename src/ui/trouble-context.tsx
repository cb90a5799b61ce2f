import { createContext, use } from 'react'

const TroubleContext = createContext(0)

/** Tells a subtree how many entities somebody should look at, as far as is known. */
export const TroubleProvider = TroubleContext.Provider

/** How many entities somebody should look at. */
export function useTroubleCount(): number {
  return use(TroubleContext)
}
