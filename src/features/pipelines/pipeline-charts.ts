import { DESTINATION_METRICS } from '#src/model/destination-metrics.ts'
import type { MetricDefinition } from '#src/model/metric.ts'
import { metricNamed } from '#src/model/metric-named.ts'
import { SOURCE_METRICS } from '#src/model/source-metrics.ts'
import type { ChartSpec } from '#src/panels/chart-spec.ts'

/** What a pipeline page draws of its source: what it writes, and how far behind it is. */
export const SOURCE_END_CHARTS = chartsOf(SOURCE_METRICS, [
  'sourceRecordWriteTotal',
  'StreamingMilliSecondsBehindSource',
])

/** What a pipeline page draws of its destination: what waits, how long, and what it reads. */
export const DESTINATION_END_CHARTS = chartsOf(DESTINATION_METRICS, [
  'recordsLag',
  'latency',
  'sinkRecordReadTotal',
  'putBatchMaxTimeMs',
])

function chartsOf(catalogue: readonly MetricDefinition[], names: readonly string[]): ChartSpec[] {
  return names.map((name) => {
    const definition = metricNamed(catalogue, name)
    return { title: definition.label, definitions: [definition] }
  })
}
