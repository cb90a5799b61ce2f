import type { MetricMetadata } from '#src/model/metrics/metric.ts'
import type { Series } from '#src/model/metrics/series.ts'
import type { Step, TimeWindow } from '#src/model/time/time-range.ts'

/** The API's three ways to ask (§4.1 `time_type`). */
export type TimeType = 'latest' | 'timeseries' | 'timesummary'

/**
 * A bulk answer (§4.4), one map per level. A map that was missing or `null` is `{}`; an entry whose
 * block for the asked time type is missing or `null` is left out.
 */
export type BulkMetrics<T> = {
  readonly account: Readonly<Record<string, T>>
  /** By source or destination id. */
  readonly connectors: Readonly<Record<string, T>>
  /** Meaning and key are not documented. */
  readonly inline: Readonly<Record<string, T>>
  /** By connector id, then task id. */
  readonly tasks: Readonly<Record<string, Readonly<Record<string, T>>>>
  /** By connector id, then topic id. */
  readonly topics: Readonly<Record<string, Readonly<Record<string, T>>>>
}

/**
 * Series by metric name, metrics we do not know included. `null`: the API said null. Absent: the
 * answer does not mention it, or `problems` says that it could not be read. EMPTY_SERIES: `[]`.
 */
export type SeriesByMetric = Readonly<Record<string, Series | null>>

/** Series of one entity together with the window and the step they were asked for. */
export type MetricsTimeseries = {
  readonly window: TimeWindow
  readonly step: Step
  readonly series: SeriesByMetric
  /** What could not be read, one sentence per series; `[]`: everything was. */
  readonly problems: readonly string[]
}

/** Series of many entities; `window`, `step` and `problems` as in MetricsTimeseries. */
export type BulkTimeseries = {
  readonly window: TimeWindow
  readonly step: Step
  readonly metrics: BulkMetrics<SeriesByMetric>
  readonly problems: readonly string[]
}

/** Metrics of one entity with what the answer says about them; no metadata: `{}`. */
export type EntityMetrics<T> = {
  readonly data: T
  readonly metadata: Readonly<Record<string, MetricMetadata>>
}
