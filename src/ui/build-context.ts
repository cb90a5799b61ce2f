import { createContext, use } from 'react'

const BuildContext = createContext<string | null>(null)

/** Tells a subtree the version of the page; null: a build without one. */
export const BuildProvider = BuildContext.Provider

export function useBuild(): string | null {
  return use(BuildContext)
}
