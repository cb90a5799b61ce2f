import {
  unstable_createAdapterProvider as createAdapterProvider,
  type unstable_UpdateUrlFunction as UpdateUrl,
} from 'nuqs/adapters/custom'
import { useCallback, useLayoutEffect, useRef, type ReactNode } from 'react'
import { useLocation, useNavigate, useSearchParams } from 'react-router'

/**
 * Lets nuqs read and write the search part through the router. The adapter that comes with nuqs
 * writes past it, so that links and loaders would not see a change, and works in no memory router.
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
      const options = { replace: history === 'replace', preventScrollReset: true }
      return navigate({ search: readableSearch(search) }, options)
    },
    [navigate],
  )
  // A write changes only its own parameters: the others are taken from here, not from the window.
  const current = useRef(searchParams)
  useLayoutEffect(() => {
    current.current = searchParams
  }, [searchParams])
  const getSearchParamsSnapshot = useCallback(() => new URLSearchParams(current.current), [])
  return { searchParams, pathname, updateUrl, getSearchParamsSnapshot }
}

/** `from=2026-11-21T02:00:00Z` without the percent signs that colons and slashes do not need. */
export function readableSearch(search: URLSearchParams): string {
  return search.toString().replaceAll('%3A', ':').replaceAll('%2F', '/')
}
