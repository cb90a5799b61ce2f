import { lazy, Suspense, useMemo } from 'react'
import { PIPELINE_LATEST_PERIOD_MS } from '#src/api/periods.ts'
import { DESTINATION_METRICS } from '#src/model/destination-metrics.ts'
import type { Pipeline } from '#src/model/entity.ts'
import { PIPELINE_METRICS } from '#src/model/pipeline-metrics.ts'
import { SOURCE_METRICS } from '#src/model/source-metrics.ts'
import { useFleet } from '#src/panels/fleet/use-fleet.ts'
import { MetricCardsPanel } from '#src/panels/metric-cards-panel.tsx'
import { orNothing } from '#src/ui/or-nothing.ts'
import { Skeleton } from '#src/ui/skeleton.tsx'
import { destinationHref, sourceHref } from '#src/url/paths.ts'
import { ChainStrip } from './chain-strip.tsx'
import { KafkaCharts } from './kafka-charts.tsx'
import { DESTINATION_END_CHARTS, SOURCE_END_CHARTS } from './pipeline-charts.ts'
import { PipelineEnd } from './pipeline-end.tsx'
import { PipelineObserved } from './pipeline-observed.tsx'
import { useChain } from './use-chain.ts'
import { useDestinationEnd, useSourceEnd, type usePipeline } from './use-pipeline.ts'

/** The words for what is derived come while its reads are on their way. */
const ChainNumbers = lazy(async () =>
  orNothing(import('./chain-numbers.tsx').then((module) => module.ChainNumbers)),
)
const NUMBERS_HEIGHT = 300

export type ChainViewProps = {
  pipeline: Pipeline
  /** When the pipeline was read, epoch ms; null: not known. */
  asOfMs: number | null
  latest: ReturnType<typeof usePipeline>['latest']
}

/** A pipeline from end to end: the hops, what follows from them, and their charts on one time line. */
export function ChainView({ pipeline, asOfMs, latest }: ChainViewProps) {
  const fleet = useFleet(['pipeline'])
  const { source, destination } = pipeline
  const sourceEnd = useSourceEnd(source?.id ?? '')
  const destinationEnd = useDestinationEnd(destination?.id ?? '')
  const sourceState = fleet.sources?.get(source?.id ?? '')?.verdict.state ?? null
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
      <MetricCardsPanel
        query={latest}
        definitions={PIPELINE_METRICS}
        periodMs={PIPELINE_LATEST_PERIOD_MS}
        entity="this pipeline"
      />
      <ChainCharts {...{ pipeline, asOfMs, sourceEnd, destinationEnd }} />
      <PipelineObserved id={pipeline.id} latest={latest} />
    </>
  )
}

type ChainChartsProps = Pick<ChainViewProps, 'pipeline' | 'asOfMs'> & {
  sourceEnd: ReturnType<typeof useSourceEnd>
  destinationEnd: ReturnType<typeof useDestinationEnd>
}

/** Source, Kafka and destination under each other on one time line. */
function ChainCharts({ pipeline, asOfMs, sourceEnd, destinationEnd }: ChainChartsProps) {
  const { source, destination } = pipeline
  return (
    <>
      {source && (
        <PipelineEnd
          title="Source"
          connector={source}
          asOfMs={asOfMs}
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
          asOfMs={asOfMs}
          href={destinationHref(destination.id)}
          reads={destinationEnd}
          definitions={DESTINATION_METRICS}
          charts={DESTINATION_END_CHARTS}
        />
      )}
    </>
  )
}
