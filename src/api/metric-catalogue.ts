import type { MetricDefinition } from '#src/model/metrics/metric.ts'

/** What is known about metrics, by name; an answer may hold others (§10.21). */
export type MetricCatalogue = ReadonlyMap<string, MetricDefinition>

export function catalogueOf(metrics: readonly MetricDefinition[]): MetricCatalogue {
  return new Map(metrics.map((metric) => [metric.name, metric]))
}
