import { DESTINATION_METRICS } from '#src/model/metrics/destination-metrics.ts'
import type { ChartSpec } from '#src/panels/charts/chart-spec.ts'

/** Metrics that belong on one axis: what came in and what went out. */
const EVENTS = ['sinkRecordReadTotal', 'sinkRecordSendTotal']

/** A chart for every series of a destination; events received and sent share one. */
export const DESTINATION_CHARTS: readonly ChartSpec[] = [
  ...DESTINATION_METRICS.filter(
    (definition) => definition.hasSeries && !EVENTS.includes(definition.name),
  ).map((definition) => ({ title: definition.label, definitions: [definition] })),
  {
    title: 'Events received and sent',
    definitions: DESTINATION_METRICS.filter((definition) => EVENTS.includes(definition.name)),
  },
]
