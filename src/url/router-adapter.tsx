import {
  unstable_createAdapterProvider as createAdapterProvider,
  type unstable_UpdateUrlFunction as UpdateUrl,
} from 'nuqs/adapters/custom'
import { useCallback, type ReactNode } from 'react'
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
  return { searchParams, pathname, updateUrl }
}

/** `from=2026-11-21T02:00:00Z` without the percent signs that colons and slashes do not need. */
function readableSearch(search: URLSearchParams): string {
  return search.toString().replaceAll('%3A', ':').replaceAll('%2F', '/')
}
