import type { MetricDefinition } from '#src/model/metrics/metric.ts'
import { SOURCE_METRICS } from '#src/model/metrics/source-metrics.ts'
import type { ChartSpec } from '#src/panels/charts/chart-spec.ts'

/** Metrics that belong on one axis; each is drawn as a line of the same chart. */
const CHANGES = [
  'StreamingTotalNumberOfCreateEventsSeen',
  'StreamingTotalNumberOfUpdateEventsSeen',
  'StreamingTotalNumberOfDeleteEventsSeen',
]

/** A chart for every series of a source; inserts, updates and deletes share one. */
export const SOURCE_CHARTS: readonly ChartSpec[] = [
  { title: 'Inserts, updates and deletes', definitions: definitionsOf(CHANGES) },
  ...SOURCE_METRICS.filter(
    (definition) => definition.hasSeries && !CHANGES.includes(definition.name),
  ).map(chartOf),
]

function definitionsOf(names: readonly string[]): MetricDefinition[] {
  return SOURCE_METRICS.filter((definition) => names.includes(definition.name))
}

function chartOf(definition: MetricDefinition): ChartSpec {
  return { title: definition.label, definitions: [definition] }
}
