import { useEffect } from 'react'
import { pageBase } from '#src/model/page-base.ts'

/** Marks the icon of the browser's tab while something is in trouble. */
export function useTroubleIcon(isTrouble: boolean): void {
  useEffect(() => {
    const icon = document.querySelector('link[rel="icon"]')
    icon?.setAttribute('href', `${pageBase()}${isTrouble ? 'favicon-trouble.svg' : 'favicon.svg'}`)
  }, [isTrouble])
}
