import type { MetricUnit } from '#src/model/metrics/metric.ts'
import { amount, duration, say } from './health-words.ts'
import type { Finding } from './health.ts'
import type { Breach } from './threshold-state.ts'

const UNITS: Readonly<Record<string, MetricUnit>> = {
  latency: 'ms',
  StreamingMilliSecondsBehindSource: 'ms',
  StreamingMilliSecondsSinceLastEvent: 'ms',
  putBatchMaxTimeMs: 'ms',
  partitionCount: 'partitions',
  qa_exact_count_diff: 'rows',
}

/** One finding for each threshold that is crossed. */
export function limitFindings(breaches: readonly Breach[]): readonly Finding[] {
  return breaches.map((breach): Finding => {
    const { threshold, level, value, atMs, sinceMs, isFromStart } = breach
    const { metric, direction } = threshold
    const name = NAMES[metric] ?? metric
    const unit = UNITS[metric] ?? 'records'
    const limit = (level === 'crit' ? threshold.crit : threshold.warn) ?? value
    const side = direction === 'above' ? 'over' : 'under'
    const word = level === 'crit' ? 'critical' : direction === 'above' ? 'high' : 'low'
    const least = isFromStart ? 'at least ' : ''
    return {
      state: level === 'crit' ? 'over-crit' : 'over-warn',
      label: `${name} ${word}`,
      sentence: say`${name} ${spoken(value, unit)}, at or ${side} its limit of ${spoken(limit, unit)} for ${least}${duration(atMs - sinceMs)}.`,
      evidence: [
        { name: metric, value, unit, atMs },
        { name: `limit of ${metric}`, value: limit, unit, atMs: null },
      ],
      sinceMs,
      isSinceLeast: isFromStart,
    }
  })
}

const NAMES: Readonly<Record<string, string>> = {
  latency: 'Latency',
  recordsLag: 'Lag',
  StreamingMilliSecondsBehindSource: 'Behind source',
  putBatchMaxTimeMs: 'Slowest batch',
  partitionCount: 'Partition count',
  qa_exact_count_diff: 'Row count difference',
}

function spoken(value: number, unit: MetricUnit) {
  return unit === 'ms' ? duration(value) : amount(value, unit)
}
