import { DESTINATION_METRICS } from '#src/model/metrics/destination-metrics.ts'
import { metricNamed } from '#src/model/metrics/metric-named.ts'
import type { MetricDefinition } from '#src/model/metrics/metric.ts'
import { PIPELINE_METRICS } from '#src/model/metrics/pipeline-metrics.ts'
import { SOURCE_METRICS } from '#src/model/metrics/source-metrics.ts'
import type { ChartSpec } from '#src/panels/charts/chart-spec.ts'

/** What a pipeline page draws of its source: what it writes, and how far behind it is. */
export const SOURCE_END_CHARTS = chartsOf(SOURCE_METRICS, [
  'sourceRecordWriteTotal',
  'StreamingMilliSecondsBehindSource',
])

/** What a pipeline page draws of its destination: what came in and went out, how late, how slow. */
export const DESTINATION_END_CHARTS = [
  {
    title: 'Events received and sent',
    definitions: ['sinkRecordReadTotal', 'sinkRecordSendTotal'].map((name) =>
      metricNamed(DESTINATION_METRICS, name),
    ),
  },
  ...chartsOf(DESTINATION_METRICS, ['latency', 'putBatchMaxTimeMs']),
]

/** What a pipeline page draws of what this screen has seen: the API has no series of pipelines. */
export const OBSERVED_CHARTS = chartsOf(PIPELINE_METRICS, ['latency', 'recordsLag']).map(
  (chart): ChartSpec => ({ ...chart, id: `observed ${chart.title}` }),
)

function chartsOf(catalogue: readonly MetricDefinition[], names: readonly string[]): ChartSpec[] {
  return names.map((name) => {
    const definition = metricNamed(catalogue, name)
    return { title: definition.label, definitions: [definition] }
  })
}
