import { useState } from 'react'
import { useRoutes } from 'react-router'
import { useScrollOnNavigation } from '#src/app/navigation/use-scroll-on-navigation.ts'
import { RefreshProvider } from '#src/app/refresh/refresh-provider.tsx'
import { BuildProvider } from '#src/ui/build-context.ts'
import { SettingsProvider } from '#src/ui/settings-context.tsx'
import { TimeStateProvider } from '#src/url/time/use-time-state.tsx'
import type { AppConfig } from './app-config.ts'
import { ErrorBoundary } from './error-boundary.tsx'
import { createRoutes } from './routes.tsx'

/**
 * The page of the address, and what every page stands on. It suspends until the page's code is there:
 * whoever draws it first does so in a transition, as the router does with every further address.
 */
export function App({ config }: { config: AppConfig }) {
  const [routes] = useState(() => createRoutes(config))
  const page = useRoutes(routes)
  useScrollOnNavigation()
  return (
    <ErrorBoundary>
      <SettingsProvider value={config.settings}>
        <BuildProvider value={config.version}>
          <TimeStateProvider>
            <RefreshProvider>{page}</RefreshProvider>
          </TimeStateProvider>
        </BuildProvider>
      </SettingsProvider>
    </ErrorBoundary>
  )
}
