import { useLayoutEffect } from 'react'
import type { WallChoice } from './wall-address.ts'
import { headScale, wallScale } from './wall-size.ts'

/** Puts theme, scale and the wall's own type sizes on the document while a wall is shown. */
export function useWallTheme({ theme, viewing }: Pick<WallChoice, 'theme' | 'viewing'>): void {
  const scale = wallScale(viewing)
  useLayoutEffect(() => {
    const { dataset, style } = document.documentElement
    const before = dataset['theme']
    dataset['theme'] = theme
    dataset['screen'] = 'wall'
    style.setProperty('--wall-scale', String(scale))
    style.setProperty('--wall-head', String(headScale(scale)))
    return () => {
      if (before !== undefined) dataset['theme'] = before
      delete dataset['screen']
      style.removeProperty('--wall-scale')
      style.removeProperty('--wall-head')
    }
  }, [theme, scale])
}
