import type { QueryClient } from '@tanstack/react-query'
import type { LoaderFunctionArgs, RouteObject } from 'react-router'
import {
  warmDestination,
  warmDestinationList,
} from '#src/features/destinations/destination-reads.ts'
import { warmPipeline, warmPipelineList } from '#src/features/pipelines/pipeline-reads.ts'
import { warmSource, warmSourceList } from '#src/features/sources/source-reads.ts'
import type { RangeParams } from '#src/api/time-query.ts'
import { pageNow } from '#src/model/server-time.ts'
import { PATHS } from '#src/url/paths.ts'
import { timeChoice, timeTexts } from '#src/url/time-choice.ts'
import { TimeStateProvider } from '#src/url/use-time-state.tsx'
import type { AppConfig } from './app-config.ts'
import { ErrorScreen } from './error-screen.tsx'
import { NotFoundPage } from './not-found-page.tsx'
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
    ...pipelineRoutes(warming),
    ...sourceRoutes(warming),
    ...destinationRoutes(warming),
  ]
  return [
    {
      element: (
        <TimeStateProvider>
          <RefreshProvider>
            <Shell config={config} />
          </RefreshProvider>
        </TimeStateProvider>
      ),
      errorElement: <ErrorScreen />,
      HydrateFallback: PageLoading,
      children: [
        {
          errorElement: <ErrorScreen />,
          children: [...pages, { path: '*', element: <NotFoundPage /> }],
        },
      ],
    },
  ]
}

/** Makes a loader that starts a page's reads, over the range of the address, and lets it open at once. */
type Warming = (
  warm: (client: QueryClient, id: string, time: RangeParams) => void,
) => (args: LoaderFunctionArgs) => null

function pipelineRoutes(warming: Warming): RouteObject[] {
  const list = {
    loader: warming(warmPipelineList),
    lazy: async () => ({
      Component: (await import('#src/features/pipelines/pipeline-list-page.tsx')).PipelineListPage,
    }),
  }
  return [
    { index: true, ...list },
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
