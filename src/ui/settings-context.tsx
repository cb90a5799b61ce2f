import { createContext, use } from 'react'
import { NO_SETTINGS, type Settings } from '#src/model/settings.ts'

const SettingsContext = createContext<Settings>(NO_SETTINGS)

/** Gives a subtree what the operator's settings file says. */
export const SettingsProvider = SettingsContext.Provider

/** What the operator's settings file says; never changes while a page is open. */
export function useSettings(): Settings {
  return use(SettingsContext)
}
