import { lazy, Suspense, useEffect, useMemo } from 'react'
import { LATEST_PERIOD_MS } from '#src/api/periods.ts'
import { QueryPanel } from '#src/panels/cards/query-panel.tsx'
import { entitiesOf, type Fleet } from '#src/panels/fleet/fleet.ts'
import { LateNotice } from '#src/panels/fleet/late-notice.tsx'
import { FailureBoundary } from '#src/ui/failure-boundary.tsx'
import { PageHeading } from '#src/ui/page-heading.tsx'
import { Skeleton } from '#src/ui/skeleton.tsx'
import { PATHS } from '#src/url/paths.ts'
import { AttentionList } from './attention-list.tsx'
import { attentionOf } from './attention.ts'
import { CalmLine } from './calm-line.tsx'
import { StateCounts } from './state-counts.tsx'
import { TotalsPanel } from './totals-panel.tsx'
import { useOverview } from './use-overview.ts'

/** The table is as heavy as all else here together: the verdicts do not wait for it. */
const loadTable = () => import('./pipelines-section.tsx')
const PipelinesSection = lazy(async () => ({ default: (await loadTable()).PipelinesSection }))
const TABLE_HEIGHT = 480

/** `/`: what is wrong, where and since when; the account in six numbers; its pipelines. */
export function OverviewPage() {
  useEffect(() => void loadTable().catch(() => undefined), [])
  return (
    <QueryPanel
      query={useOverview()}
      heading={<PageHeading title="Overview" />}
      what="the account"
      height={480}
      periodMs={LATEST_PERIOD_MS}
    >
      {(fleet) => <Account fleet={fleet} />}
    </QueryPanel>
  )
}

function Account({ fleet }: { fleet: Fleet }) {
  const entities = useMemo(() => entitiesOf(fleet), [fleet])
  const attention = useMemo(() => attentionOf(fleet), [fleet])
  if (entities.length === 0) {
    return (
      <p className="text-fg-2">
        The account has no pipelines, sources or destinations, or the API key may not see them.
      </p>
    )
  }
  const { sources, destinations, pipelines, late } = fleet
  return (
    <div className="flex flex-col gap-4">
      <LateNotice late={late} />
      <div className="flex flex-wrap gap-x-10 gap-y-0.5">
        <StateCounts
          title="Pipelines"
          path={PATHS.pipelines}
          entities={pipelines && [...pipelines.values()]}
        />
        <StateCounts
          title="Sources"
          path={PATHS.sources}
          entities={sources && [...sources.values()]}
        />
        <StateCounts
          title="Destinations"
          path={PATHS.destinations}
          entities={destinations && [...destinations.values()]}
        />
      </div>
      {attention.length > 0 ? (
        <AttentionList items={attention} />
      ) : (
        <CalmLine entities={entities} pipelines={[...(pipelines?.values() ?? [])]} />
      )}
      <TotalsPanel fleet={fleet} />
      <FailureBoundary what="The table of pipelines">
        <Suspense fallback={<Skeleton height={TABLE_HEIGHT} label="Opening the table" />}>
          <PipelinesSection />
        </Suspense>
      </FailureBoundary>
    </div>
  )
}
