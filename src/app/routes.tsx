import { lazy, type ReactNode } from 'react'
import { Outlet, type RouteObject } from 'react-router'
import { WarmedPage, type Warm } from '#src/app/navigation/warmed-page.tsx'
import { Unattended } from '#src/app/refresh/unattended.tsx'
import { ObservedVerdicts } from '#src/app/watch/observed-verdicts.ts'
import { warmOverview } from '#src/features/overview/overview-reads.ts'
import { warmPipeline } from '#src/features/pipelines/pipeline-reads.ts'
import { warmConnector, warmConnectorList } from '#src/panels/connectors/connector-reads.ts'
import { warmFleet } from '#src/panels/fleet/fleet-reads.ts'
import { PATHS } from '#src/url/paths.ts'
import type { AppConfig } from './app-config.ts'
import { ErrorBoundary } from './error-boundary.tsx'
import { Shell } from './shell.tsx'

const OverviewPage = lazy(async () => ({
  default: (await import('#src/features/overview/overview-page.tsx')).OverviewPage,
}))
const PipelineListPage = lazy(async () => ({
  default: (await import('#src/features/pipelines/pipeline-list-page.tsx')).PipelineListPage,
}))
const PipelineDetailPage = lazy(async () => ({
  default: (await import('#src/features/pipelines/pipeline-detail-page.tsx')).PipelineDetailPage,
}))
const SourceListPage = lazy(async () => ({
  default: (await import('#src/features/sources/source-list-page.tsx')).SourceListPage,
}))
const SourceDetailPage = lazy(async () => ({
  default: (await import('#src/features/sources/source-detail-page.tsx')).SourceDetailPage,
}))
const DestinationListPage = lazy(async () => ({
  default: (await import('#src/features/destinations/destination-list-page.tsx'))
    .DestinationListPage,
}))
const DestinationDetailPage = lazy(async () => ({
  default: (await import('#src/features/destinations/destination-detail-page.tsx'))
    .DestinationDetailPage,
}))
const DiagnosticsPage = lazy(async () => ({
  default: (await import('#src/features/diagnostics/diagnostics-page.tsx')).DiagnosticsPage,
}))
const WallPage = lazy(async () => ({
  default: (await import('#src/features/wall/wall-page.tsx')).WallPage,
}))
const NotFoundPage = lazy(async () => ({
  default: (await import('./not-found-page.tsx')).NotFoundPage,
}))

/** Every address of the app: its page, whose code comes when it is opened, and what that page reads. */
export function createRoutes(config: AppConfig): RouteObject[] {
  const pages: RouteObject[] = [
    { index: true, element: warmed(warmOverview, <OverviewPage />) },
    { path: PATHS.pipelines, element: warmed(warmFleet, <PipelineListPage />) },
    { path: PATHS.pipeline, element: warmed(warmPipeline, <PipelineDetailPage />) },
    { path: PATHS.sources, element: warmed(warmConnectorList('source'), <SourceListPage />) },
    { path: PATHS.source, element: warmed(warmConnector('source'), <SourceDetailPage />) },
    {
      path: PATHS.destinations,
      element: warmed(warmConnectorList('destination'), <DestinationListPage />),
    },
    {
      path: PATHS.destination,
      element: warmed(warmConnector('destination'), <DestinationDetailPage />),
    },
    { path: PATHS.diagnostics, element: <DiagnosticsPage /> },
    { path: '*', element: <NotFoundPage /> },
  ]
  return [
    {
      element: <Shell config={config} />,
      children: [{ element: <PageOrError />, children: pages }],
    },
    // The wall stands alone: nothing around it that would need a hand.
    {
      path: PATHS.wall,
      element: (
        <Unattended>
          {warmed(warmFleet, <WallPage />)}
          <ObservedVerdicts />
        </Unattended>
      ),
    },
  ]
}

/** A page that breaks leaves the way to the others standing. */
function PageOrError() {
  return (
    <ErrorBoundary>
      <Outlet />
    </ErrorBoundary>
  )
}

function warmed(warm: Warm, page: ReactNode) {
  return <WarmedPage warm={warm}>{page}</WarmedPage>
}
