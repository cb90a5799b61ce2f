import type { MetricDefinition } from './metric.ts'

/** Every metric the API documents for a pipeline; latest values only (API reference §5.2, §6.3). */
export const PIPELINE_METRICS: readonly MetricDefinition[] = [
  {
    name: 'status',
    label: 'Pipeline Status',
    unit: 'state',
    kind: 'state',
    hasSeries: false,
    meaning: 'What the platform says about the pipeline, whatever unit its metadata names.',
  },
  {
    name: 'latency',
    label: 'Pipeline Latency',
    unit: 'ms',
    kind: 'gauge',
    hasSeries: false,
    meaning: 'Time for a change to pass through the whole pipeline.',
  },
  {
    name: 'recordsLag',
    label: 'Lag in Events',
    unit: 'events',
    kind: 'gauge',
    hasSeries: false,
    meaning: 'Records behind the source.',
  },
]
