import type { QueryClient } from '@tanstack/react-query'
import type { RouteObject } from 'react-router'
import { destinationQueries } from '#src/api/destination-queries.ts'
import { pipelineQueries } from '#src/api/pipeline-queries.ts'
import { sourceQueries } from '#src/api/source-queries.ts'
import { PATHS } from '#src/url/paths.ts'
import type { AppConfig } from './app-config.ts'
import { ErrorScreen } from './error-screen.tsx'
import { NotFoundPage } from './not-found-page.tsx'
import { PageLoading } from './page-loading.tsx'
import { Shell } from './shell.tsx'

/**
 * Every address of the app. Pages are lazy; a list page's reads start while its code is on the way,
 * with the page's own query options, and never hold the page back.
 */
export function createRoutes(client: QueryClient, config: AppConfig): RouteObject[] {
  const pipelineList = {
    lazy: async () => ({
      Component: (await import('#src/features/pipelines/pipeline-list-page.tsx')).PipelineListPage,
    }),
    loader: () => {
      void client.prefetchQuery(pipelineQueries.list())
      return null
    },
  }
  return [
    {
      element: <Shell config={config} />,
      errorElement: <ErrorScreen />,
      HydrateFallback: PageLoading,
      children: [
        {
          errorElement: <ErrorScreen />,
          children: [
            { index: true, ...pipelineList },
            { path: PATHS.pipelines, ...pipelineList },
            ...pageRoutes(client),
            { path: '*', element: <NotFoundPage /> },
          ],
        },
      ],
    },
  ]
}

function pageRoutes(client: QueryClient): RouteObject[] {
  return [
    {
      path: PATHS.pipeline,
      lazy: async () => ({
        Component: (await import('#src/features/pipelines/pipeline-detail-page.tsx'))
          .PipelineDetailPage,
      }),
    },
    {
      path: PATHS.sources,
      lazy: async () => ({
        Component: (await import('#src/features/sources/source-list-page.tsx')).SourceListPage,
      }),
      loader: () => {
        void client.prefetchQuery(sourceQueries.list())
        void client.prefetchQuery(sourceQueries.bulkLatest())
        return null
      },
    },
    {
      path: PATHS.source,
      lazy: async () => ({
        Component: (await import('#src/features/sources/source-detail-page.tsx')).SourceDetailPage,
      }),
    },
    {
      path: PATHS.destinations,
      lazy: async () => ({
        Component: (await import('#src/features/destinations/destination-list-page.tsx'))
          .DestinationListPage,
      }),
      loader: () => {
        void client.prefetchQuery(destinationQueries.list())
        void client.prefetchQuery(destinationQueries.bulkLatest())
        return null
      },
    },
    {
      path: PATHS.destination,
      lazy: async () => ({
        Component: (await import('#src/features/destinations/destination-detail-page.tsx'))
          .DestinationDetailPage,
      }),
    },
  ]
}
