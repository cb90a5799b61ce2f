import type { Threshold as ChartThreshold } from '#src/charts/thresholds/threshold-place.ts'
import type { Threshold } from '#src/model/health/threshold.ts'
import { BUILT_IN_THRESHOLDS } from '#src/model/health/thresholds.ts'
import type { MetricDefinition } from '#src/model/metrics/metric.ts'

/** What holds for an entity of which nothing else is known. */
export const DEFAULT_THRESHOLDS: readonly Threshold[] = [...BUILT_IN_THRESHOLDS.values()].filter(
  (threshold) => threshold !== null,
)

/** Why a built-in limit is where it is, where that is not plain. */
const REASONS: Readonly<Record<string, Readonly<Record<ChartThreshold['level'], string>>>> = {
  putBatchMaxTimeMs: {
    warn: 'half of max.poll.interval.ms, assumed to be 5 min',
    crit: 'four fifths of it: Kafka is near to giving the partitions away',
  },
}

/**
 * The lines that limits of its metrics are in a chart. A counter is drawn as a rate, so a limit on its
 * total has no place there.
 */
export function chartThresholds(
  definitions: readonly MetricDefinition[],
  thresholds: readonly Threshold[],
): readonly ChartThreshold[] {
  return definitions
    .filter(({ kind }) => kind === 'gauge')
    .flatMap((definition) =>
      thresholds
        .filter(({ metric }) => metric === definition.name)
        .flatMap((threshold) =>
          linesOf(threshold, definitions.length > 1 ? definition.label : null),
        ),
    )
}

/** `label` names the metric where the chart has several. */
function linesOf(threshold: Threshold, label: string | null): ChartThreshold[] {
  const { metric, direction, forMin } = threshold
  const isBuiltIn = DEFAULT_THRESHOLDS.some((one) => isSameLimit(one, threshold))
  const held = forMin > 0 ? `held for ${forMin} min` : 'at once'
  return (['warn', 'crit'] as const).flatMap((level) => {
    const value = threshold[level]
    if (value === undefined) return []
    const reason = (isBuiltIn ? REASONS[metric]?.[level] : undefined) ?? held
    const words = label === null ? reason : `${label}, ${reason}`
    return [{ value, level, label: words, isFloor: direction === 'below' }]
  })
}

function isSameLimit(a: Threshold, b: Threshold): boolean {
  return a.metric === b.metric && a.warn === b.warn && a.crit === b.crit
}
