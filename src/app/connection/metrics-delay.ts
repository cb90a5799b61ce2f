import type { Answer } from '#src/api/answer.ts'
import type { BulkTimeseries } from '#src/api/metrics-model.ts'
import { metricsLate, type MetricsLate } from '#src/model/health/metrics-late.ts'
import { newestSampleMs } from '#src/series/answer-reading.ts'

/** Metrics of nearly all connectors ended at about the same time. */
export type MetricsDelay = Omit<Extract<MetricsLate, { kind: 'late' }>, 'kind'>

/** Whether the API's metrics are late as a whole. Null: they are not, or it cannot be told. */
export function metricsDelay(answers: readonly Answer<BulkTimeseries>[]): MetricsDelay | null {
  const verdict = metricsLate(
    answers.flatMap(({ value: { metrics, step }, asOfMs }) =>
      Object.values(metrics.connectors).flatMap((series) => {
        const newestMs = newestSampleMs(series)
        return newestMs === null ? [] : [{ newestMs, stepMs: step.ms, answeredAtMs: asOfMs }]
      }),
    ),
  )
  if (verdict.kind !== 'late') return null
  const { sinceMs, late, of } = verdict
  return { sinceMs, late, of }
}
