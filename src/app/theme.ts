import { useState } from 'react'

export type Theme = 'dark' | 'light'

/** Key under which `public/theme.js` finds the choice before the first paint. */
const STORAGE_KEY = 'streamgauge.theme'

/** The theme on screen and the function that turns it into the other one, kept on this device. */
export function useTheme(): [theme: Theme, toggle: () => void] {
  const [theme, setTheme] = useState(currentTheme)
  function toggle() {
    const next = theme === 'dark' ? 'light' : 'dark'
    document.documentElement.dataset['theme'] = next
    setTheme(next)
    remember(next)
  }
  return [theme, toggle]
}

function currentTheme(): Theme {
  return document.documentElement.dataset['theme'] === 'light' ? 'light' : 'dark'
}

/** Storage may be full or forbidden; the theme then lasts until the page is left. */
function remember(theme: Theme) {
  try {
    localStorage.setItem(STORAGE_KEY, theme)
  } catch {
    return
  }
}
