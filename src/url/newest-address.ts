import { pageBase } from '#src/model/page-base.ts'

/** Path inside the app, `/` first, and search part, `?` first or empty. */
export type Address = { readonly pathname: string; readonly search: string }

/**
 * Where the browser's address is. While the code of another page is on its way that is the other page,
 * and the one before it is still on screen. Null: the router keeps its addresses elsewhere.
 */
export function newestAddress(): Address | null {
  const { history, location } = window
  if (history.state === null) return null
  if (location.hash.startsWith('#/')) {
    const { pathname, search } = new URL(location.hash.slice(1), location.origin)
    return { pathname, search }
  }
  const { pathname, search } = location
  const base = pageBase().replace(/\/$/, '')
  return {
    pathname: pathname.startsWith(base) ? pathname.slice(base.length) || '/' : pathname,
    search,
  }
}
