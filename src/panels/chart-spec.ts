import type { MetricDefinition } from '#src/model/metric.ts'

/** A chart of one or more metrics of the same unit and kind. */
export type ChartSpec = {
  readonly title: string
  readonly definitions: readonly MetricDefinition[]
}
