import { lazy, Suspense, useMemo } from 'react'
import { PIPELINE_LATEST_PERIOD_MS } from '#src/api/periods.ts'
import type { Pipeline } from '#src/model/entity.ts'
import { DESTINATION_METRICS } from '#src/model/metrics/destination-metrics.ts'
import { PIPELINE_METRICS } from '#src/model/metrics/pipeline-metrics.ts'
import { SOURCE_METRICS } from '#src/model/metrics/source-metrics.ts'
import {
  MetricCards,
  MetricCardsPanel,
  SeenHeading,
} from '#src/panels/cards/metric-cards-panel.tsx'
import { ChartsHeading } from '#src/panels/charts/charts-heading.tsx'
import { useFrozenEnd } from '#src/panels/charts/frozen-end.ts'
import { useConnectorSeries, type ConnectorSeries } from '#src/panels/connectors/use-connector.ts'
import { useFleet } from '#src/panels/fleet/use-fleet.ts'
import { orNothing } from '#src/ui/or-nothing.ts'
import { Skeleton } from '#src/ui/skeleton.tsx'
import { destinationHref, sourceHref } from '#src/url/paths.ts'
import { ChainStrip } from './chain-strip.tsx'
import { KafkaCharts } from './kafka-charts.tsx'
import { DESTINATION_END_CHARTS, SOURCE_END_CHARTS } from './pipeline-charts.ts'
import { PipelineEnd } from './pipeline-end.tsx'
import { useChain } from './use-chain.ts'
import type { usePipeline } from './use-pipeline.ts'

/** The words for what is derived come while its reads are on their way. */
const ChainNumbers = lazy(async () =>
  orNothing(import('./chain-numbers.tsx').then((module) => module.ChainNumbers)),
)
const NUMBERS_HEIGHT = 300
/** Comes after the charts: nobody waits for it. */
const PipelineObserved = lazy(async () =>
  orNothing(import('./pipeline-observed.tsx').then((module) => module.PipelineObserved)),
)

export type ChainViewProps = {
  pipeline: Pipeline
  latest: ReturnType<typeof usePipeline>['latest']
}

/** A pipeline from end to end: the hops, what follows from them, and their charts on one time line. */
export function ChainView({ pipeline, latest }: ChainViewProps) {
  const fleet = useFleet(['pipeline'])
  const { source, destination } = pipeline
  const isFrozen = useFrozenEnd() !== null
  const sourceEnd = useConnectorSeries('source', source?.id ?? '')
  const destinationEnd = useConnectorSeries('destination', destination?.id ?? '')
  // A verdict is of now: what it says of the source is none of a frozen window's.
  const judged = isFrozen ? undefined : fleet.sources?.get(source?.id ?? '')
  const sourceState = judged?.verdict.state ?? null
  const known = useMemo(
    () => ({
      pipeline: latest.data,
      source: sourceEnd.latest.data,
      destination: destinationEnd.latest.data,
      sourceState,
    }),
    [latest.data, sourceEnd.latest.data, destinationEnd.latest.data, sourceState],
  )
  const read = useChain(pipeline, known)
  return (
    <>
      <ChainStrip pipeline={pipeline} fleet={fleet} read={read} />
      <Suspense
        fallback={<Skeleton height={NUMBERS_HEIGHT} label="Derived numbers are on their way" />}
      >
        <ChainNumbers read={read} />
      </Suspense>
      <PipelineCards latest={latest} />
      <ChainCharts {...{ pipeline, sourceEnd, destinationEnd }} />
      <Suspense>
        <PipelineObserved id={pipeline.id} latest={latest} />
      </Suspense>
    </>
  )
}

/** The pipeline's own numbers; on a frozen page what this screen saw, which nobody was asked for. */
function PipelineCards({ latest }: Pick<ChainViewProps, 'latest'>) {
  const metrics = latest.data?.value
  if (!latest.frozen || !metrics) {
    return (
      <MetricCardsPanel
        query={latest}
        definitions={PIPELINE_METRICS}
        periodMs={PIPELINE_LATEST_PERIOD_MS}
        entity="this pipeline"
      />
    )
  }
  return (
    <section className="flex flex-col gap-2">
      <SeenHeading frozen={latest.frozen} />
      <MetricCards metrics={metrics} definitions={PIPELINE_METRICS} frozen={latest.frozen} />
    </section>
  )
}

type ChainChartsProps = Pick<ChainViewProps, 'pipeline'> & {
  sourceEnd: ConnectorSeries
  destinationEnd: ConnectorSeries
}

/** Source, Kafka and destination under each other on one time line. */
function ChainCharts({ pipeline, sourceEnd, destinationEnd }: ChainChartsProps) {
  const { source, destination } = pipeline
  return (
    <>
      <ChartsHeading />
      {source && (
        <PipelineEnd
          title="Source"
          connector={source}
          href={sourceHref(source.id)}
          reads={sourceEnd}
          definitions={SOURCE_METRICS}
          charts={SOURCE_END_CHARTS}
        />
      )}
      {source && destination && <KafkaCharts source={sourceEnd} destination={destinationEnd} />}
      {destination && (
        <PipelineEnd
          title="Destination"
          connector={destination}
          href={destinationHref(destination.id)}
          reads={destinationEnd}
          definitions={DESTINATION_METRICS}
          charts={DESTINATION_END_CHARTS}
        />
      )}
    </>
  )
}
