import {
  unstable_createAdapterProvider as createAdapterProvider,
  type unstable_UpdateUrlFunction as UpdateUrl,
} from 'nuqs/adapters/custom'
import { useCallback, useLayoutEffect, useRef, type ReactNode } from 'react'
import { useLocation, useNavigate, useSearchParams } from 'react-router'
import { KEEPS_PLACE } from './keeps-place.ts'
import { newestAddress } from './newest-address.ts'

/**
 * Lets nuqs read and write the search part through the router. The adapter that comes with nuqs
 * writes past it, so that links would not see a change, and works in no memory router.
 */
export function RouterAdapter({ children }: { children: ReactNode }) {
  return <AdapterProvider>{children}</AdapterProvider>
}

const AdapterProvider = createAdapterProvider(useRouterAdapter)

function useRouterAdapter() {
  const [searchParams] = useSearchParams()
  const { pathname } = useLocation()
  const navigate = useNavigate()
  const updateUrl: UpdateUrl = useCallback(
    (search, { history }) => {
      const options = { replace: history === 'replace', state: KEEPS_PLACE }
      // Not into the page on screen: another one may be on its way, and would be called back.
      const newest = newestAddress()
      const to = newest ? { pathname: newest.pathname } : {}
      return navigate({ ...to, search: readableSearch(search) }, options)
    },
    [navigate],
  )
  // A write changes only its own parameters and leaves the others as they are in the newest address.
  const current = useRef(searchParams)
  useLayoutEffect(() => {
    current.current = searchParams
  }, [searchParams])
  const getSearchParamsSnapshot = useCallback(
    () => new URLSearchParams(newestAddress()?.search ?? current.current),
    [],
  )
  return { searchParams, pathname, updateUrl, getSearchParamsSnapshot }
}

/** `from=2026-11-21T02:00:00Z` without the percent signs that colons and slashes do not need. */
export function readableSearch(search: URLSearchParams): string {
  return search.toString().replaceAll('%3A', ':').replaceAll('%2F', '/')
}
