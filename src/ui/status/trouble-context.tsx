import { createContext, use } from 'react'

const TroubleContext = createContext<number | null>(null)

/** Tells a subtree how many entities of the account somebody should look at; null: not known. */
export const TroubleProvider = TroubleContext.Provider

/** How many entities of the account somebody should look at; null: not known. */
export function useTroubleCount(): number | null {
  return use(TroubleContext)
}
