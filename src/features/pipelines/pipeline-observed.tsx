import { useMemo, useSyncExternalStore } from 'react'
import type { Answer } from '#src/api/answer.ts'
import type { EntityMetrics } from '#src/api/metrics-model.ts'
import { observedStore } from '#src/api/observed/observed-store.ts'
import { PIPELINE_LATEST_PERIOD_MS } from '#src/api/periods.ts'
import type { MetricValues } from '#src/model/metrics/metric.ts'
import { PIPELINE_METRICS } from '#src/model/metrics/pipeline-metrics.ts'
import { resolveRange, stepOf, type TimeWindow } from '#src/model/time/time-range.ts'
import type { Read } from '#src/panels/cards/query-panel.tsx'
import type { EntityTimeseries } from '#src/panels/charts/chart-lines.ts'
import { MetricChartsPanel } from '#src/panels/charts/metric-charts-panel.tsx'
import { useObserved } from '#src/panels/use-observed-states.ts'
import {
  observedSeries,
  samplesBetween,
  type ObservedSamples,
} from '#src/series/observed/observed-samples.ts'
import { SectionHeading } from '#src/ui/section-heading.tsx'
import { useTimeState } from '#src/url/time/use-time-state.tsx'
import { OBSERVED_CHARTS } from './pipeline-charts.ts'

/** History is kept once a minute. */
const STEP = stepOf('minute', 1)

export type PipelineObservedProps = {
  id: string
  latest: Read<EntityMetrics<MetricValues> | null>
}

/**
 * Latency and lag of a pipeline over the page's range, as this screen saw them: the API has no series
 * of pipelines (§5.2). Nobody watched where there is nothing.
 */
export function PipelineObserved({ id, latest }: PipelineObservedProps) {
  const { range, step } = useTimeState()
  const { spans, samples } = useObserved(id)
  const { data } = latest
  const window = data && resolveRange(range, step, data.asOfMs)
  const answer = useObservedAnswer(samples, window, data?.asOfMs)
  const heading = (
    <SectionHeading>
      <span className="flex flex-wrap items-baseline gap-x-3">
        Observed on this screen
        <KeptNote />
      </span>
    </SectionHeading>
  )
  if (answer && answer.value.series['latency']?.timesMs.length === 0) {
    return (
      <section className="flex flex-col gap-1">
        {heading}
        <p className="text-fg-2">
          Nobody watched this pipeline here in this range, and the API keeps no past of pipelines.
        </p>
      </section>
    )
  }
  return (
    <MetricChartsPanel
      heading={heading}
      query={{ data: answer, error: latest.error, refetch: latest.refetch }}
      charts={OBSERVED_CHARTS}
      definitions={PIPELINE_METRICS}
      latest={data?.value?.data}
      states={spans}
      comparison={NOTHING_TO_COMPARE}
      periodMs={PIPELINE_LATEST_PERIOD_MS}
      isStacked
      entity="this pipeline"
    />
  )
}

const NOTHING_TO_COMPARE = { data: undefined, error: null, refetch: () => undefined }

function useObservedAnswer(
  samples: ObservedSamples,
  window: TimeWindow | undefined,
  asOfMs: number | undefined,
): Answer<EntityTimeseries> | undefined {
  const { fromMs, toMs } = window ?? {}
  return useMemo(() => {
    if (fromMs === undefined || toMs === undefined || asOfMs === undefined) return undefined
    const seen = samplesBetween(samples, fromMs, toMs)
    const series = Object.fromEntries(
      ['latency', 'recordsLag'].map((name) => [name, observedSeries(seen, name)]),
    )
    const value = { window: { fromMs, toMs }, step: STEP, series, problems: [], metadata: {} }
    return { value, asOfMs }
  }, [samples, fromMs, toMs, asOfMs])
}

/** Whether what is observed outlives this page. */
function KeptNote() {
  const kept = useSyncExternalStore(observedStore.kept.subscribe, observedStore.kept.current)
  if (kept.kind === 'opening') return null
  return (
    <span className="text-label font-normal text-fg-2">
      {kept.kind === 'kept'
        ? 'kept on this device for 14 days'
        : `not kept on this device: ${kept.reason}`}
    </span>
  )
}
