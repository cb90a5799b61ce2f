import type { MetricDefinition } from '#src/model/metrics/metric.ts'

/** A chart of one or more metrics of the same unit and kind. */
export type ChartSpec = {
  /**
   * Tells it apart from the other charts of a page in the address; absent: the name of its first metric.
   * Wanted where two charts of one page begin with the same metric.
   */
  readonly id?: string
  readonly title: string
  readonly definitions: readonly MetricDefinition[]
}

/** Name of a chart in the address, the same for everybody. */
export function chartId({ id, definitions, title }: ChartSpec): string {
  return id ?? definitions[0]?.name ?? title
}
