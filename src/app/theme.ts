import { useEffect, useSyncExternalStore } from 'react'
import { createStore } from '#src/model/store.ts'

/** `system`: dark or light, as the device is set; `contrast`: black and white with strong colours. */
export type ThemeChoice = 'system' | 'dark' | 'light' | 'contrast'

/** Every choice with its name for people. */
export const THEMES: readonly { readonly choice: ThemeChoice; readonly name: string }[] = [
  { choice: 'system', name: 'As the system' },
  { choice: 'dark', name: 'Dark' },
  { choice: 'light', name: 'Light' },
  { choice: 'contrast', name: 'High contrast' },
]

/** Key under which `public/theme.js` finds the choice before the first paint. */
const STORAGE_KEY = 'streamgauge.theme'
const LIGHT = '(prefers-color-scheme: light)'

const choices = createStore<ThemeChoice>(remembered())

/** The theme that was chosen; keeps the page in step with the system while that is the choice. */
export function useThemeChoice(): ThemeChoice {
  const choice = useSyncExternalStore(choices.subscribe, choices.current)
  useEffect(() => {
    if (choice !== 'system') return undefined
    // Not there in a document without a screen.
    const system = window.matchMedia?.(LIGHT)
    const follow = () => apply('system')
    system?.addEventListener('change', follow)
    return () => system?.removeEventListener('change', follow)
  }, [choice])
  return choice
}

/** Puts a theme on the page and keeps the choice on this device. */
export function chooseTheme(choice: ThemeChoice): void {
  choices.set(choice)
  apply(choice)
  try {
    localStorage.setItem(STORAGE_KEY, choice)
  } catch {
    // Storage may be full or forbidden; the theme then lasts until the page is left.
    return
  }
}

function apply(choice: ThemeChoice): void {
  const own = window.matchMedia?.(LIGHT).matches ? 'light' : 'dark'
  document.documentElement.dataset['theme'] = choice === 'system' ? own : choice
}

function remembered(): ThemeChoice {
  try {
    const stored = localStorage.getItem(STORAGE_KEY)
    return THEMES.find(({ choice }) => choice === stored)?.choice ?? 'system'
  } catch {
    return 'system'
  }
}
