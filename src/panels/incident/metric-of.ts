import { DESTINATION_METRICS } from '#src/model/metrics/destination-metrics.ts'
import type { MetricDefinition } from '#src/model/metrics/metric.ts'
import { PIPELINE_METRICS } from '#src/model/metrics/pipeline-metrics.ts'
import { SOURCE_METRICS } from '#src/model/metrics/source-metrics.ts'

const ALL = [...SOURCE_METRICS, ...DESTINATION_METRICS, ...PIPELINE_METRICS]

/** The metric of any kind of entity by the API's name; undefined: unknown, or derived. */
export function metricOf(name: string): MetricDefinition | undefined {
  return ALL.find((one) => one.name === name)
}
