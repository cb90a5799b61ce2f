import type { QueryClient } from '@tanstack/react-query'
import { Outlet, type LoaderFunctionArgs, type RouteObject } from 'react-router'
import {
  warmDestination,
  warmDestinationList,
} from '#src/features/destinations/destination-reads.ts'
import { warmOverview } from '#src/features/overview/overview-reads.ts'
import { warmPipeline } from '#src/features/pipelines/pipeline-reads.ts'
import { warmSource, warmSourceList } from '#src/features/sources/source-reads.ts'
import type { RangeParams } from '#src/api/time-query.ts'
import { pageNow } from '#src/model/server-time.ts'
import { warmFleet } from '#src/panels/fleet/fleet-reads.ts'
import { BuildProvider } from '#src/ui/build-context.ts'
import { SettingsProvider } from '#src/ui/settings-context.tsx'
import { PATHS } from '#src/url/paths.ts'
import { timeChoice, timeTexts } from '#src/url/time-choice.ts'
import { TimeStateProvider } from '#src/url/use-time-state.tsx'
import type { AppConfig } from './app-config.ts'
import { ErrorScreen } from './error-screen.tsx'
import { PageLoading } from './page-loading.tsx'
import { RefreshProvider } from './refresh-provider.tsx'
import { Shell } from './shell.tsx'

/**
 * Every address of the app. Pages are lazy; what a page reads is asked for while its code is on the
 * way, and never holds the page back.
 */
export function createRoutes(client: QueryClient, config: AppConfig): RouteObject[] {
  const warming: Warming =
    (warm) =>
    ({ params, request }) => {
      const { searchParams } = new URL(request.url)
      warm(client, params['id'] ?? '', timeChoice(timeTexts(searchParams), pageNow()))
      return null
    }
  const pages = [
    overviewRoute(warming),
    ...pipelineRoutes(warming),
    ...sourceRoutes(warming),
    ...destinationRoutes(warming),
    ...diagnosticsRoutes(),
  ]
  return [
    {
      element: (
        <SettingsProvider value={config.settings}>
          <BuildProvider value={config.version}>
            <TimeStateProvider>
              <RefreshProvider>
                <Outlet />
              </RefreshProvider>
            </TimeStateProvider>
          </BuildProvider>
        </SettingsProvider>
      ),
      errorElement: <ErrorScreen />,
      HydrateFallback: PageLoading,
      children: [
        {
          element: <Shell config={config} />,
          children: [
            {
              errorElement: <ErrorScreen />,
              children: [...pages, notFoundRoute()],
            },
          ],
        },
        wallRoute(client),
      ],
    },
  ]
}

/** The wall stands alone: nothing around it that would need a hand. */
function wallRoute(client: QueryClient): RouteObject {
  return {
    path: PATHS.wall,
    loader: () => {
      warmFleet(client)
      return null
    },
    lazy: async () => ({
      Component: (await import('#src/features/wall/wall-page.tsx')).WallPage,
    }),
  }
}

/** Makes a loader that starts a page's reads, over the range of the address, and lets it open at once. */
type Warming = (
  warm: (client: QueryClient, id: string, time: RangeParams) => void,
) => (args: LoaderFunctionArgs) => null

function overviewRoute(warming: Warming): RouteObject {
  return {
    index: true,
    loader: warming(warmOverview),
    lazy: async () => ({
      Component: (await import('#src/features/overview/overview-page.tsx')).OverviewPage,
    }),
  }
}

function pipelineRoutes(warming: Warming): RouteObject[] {
  const list = {
    loader: warming(warmFleet),
    lazy: async () => ({
      Component: (await import('#src/features/pipelines/pipeline-list-page.tsx')).PipelineListPage,
    }),
  }
  return [
    { path: PATHS.pipelines, ...list },
    {
      path: PATHS.pipeline,
      loader: warming(warmPipeline),
      lazy: async () => ({
        Component: (await import('#src/features/pipelines/pipeline-detail-page.tsx'))
          .PipelineDetailPage,
      }),
    },
  ]
}

function sourceRoutes(warming: Warming): RouteObject[] {
  return [
    {
      path: PATHS.sources,
      loader: warming(warmSourceList),
      lazy: async () => ({
        Component: (await import('#src/features/sources/source-list-page.tsx')).SourceListPage,
      }),
    },
    {
      path: PATHS.source,
      loader: warming(warmSource),
      lazy: async () => ({
        Component: (await import('#src/features/sources/source-detail-page.tsx')).SourceDetailPage,
      }),
    },
  ]
}

function destinationRoutes(warming: Warming): RouteObject[] {
  return [
    {
      path: PATHS.destinations,
      loader: warming(warmDestinationList),
      lazy: async () => ({
        Component: (await import('#src/features/destinations/destination-list-page.tsx'))
          .DestinationListPage,
      }),
    },
    {
      path: PATHS.destination,
      loader: warming(warmDestination),
      lazy: async () => ({
        Component: (await import('#src/features/destinations/destination-detail-page.tsx'))
          .DestinationDetailPage,
      }),
    },
  ]
}

function diagnosticsRoutes(): RouteObject[] {
  return [
    {
      path: PATHS.diagnostics,
      lazy: async () => ({
        Component: (await import('#src/features/diagnostics/diagnostics-page.tsx')).DiagnosticsPage,
      }),
    },
  ]
}

function notFoundRoute(): RouteObject {
  return {
    path: '*',
    lazy: async () => ({ Component: (await import('./not-found-page.tsx')).NotFoundPage }),
  }
}
