import type { YamlMap } from './yaml-map.ts'

/** From where on a metric is in trouble; levels in the unit of the metric. */
export type ThresholdSettings = Readonly<{
  warn: number | undefined
  crit: number | undefined
  /** Minutes without a break before a level counts. */
  forMin: number | undefined
  /** Where the trouble is over. */
  clear: number | undefined
  direction: 'above' | 'below' | undefined
}>

/** By metric; null: none on purpose. */
export type ThresholdsSettings = Readonly<Record<string, ThresholdSettings | null>>

/** Metrics that may have thresholds: the gauges of the API (docs/metrics.md), with their unit. */
export const THRESHOLD_METRICS = {
  latency: 'ms',
  recordsLag: 'events',
  StreamingMilliSecondsBehindSource: 'ms',
  StreamingMilliSecondsSinceLastEvent: 'ms',
  SnapshotMilliSecondsSinceLastEvent: 'ms',
  putBatchMaxTimeMs: 'ms',
  partitionCount: 'partitions',
  qa_exact_count_diff: 'rows',
} as const

const LEVEL = { min: -1e15, max: 1e15 }
const WEEK_MIN = 7 * 24 * 60

/** The `thresholds:` of a mapping, or a mapping that is nothing but thresholds. */
export function readThresholds(map: YamlMap | null): ThresholdsSettings | undefined {
  if (map === null) return undefined
  const thresholds: Record<string, ThresholdSettings | null> = {}
  for (const metric of Object.keys(THRESHOLD_METRICS)) {
    if (map.is(metric, 'off')) thresholds[metric] = null
    else {
      const levels = map.section(metric)
      if (levels !== null) thresholds[metric] = readThreshold(levels)
    }
  }
  map.finish()
  return thresholds
}

function readThreshold(map: YamlMap): ThresholdSettings {
  const threshold = {
    warn: map.number('warn', LEVEL),
    crit: map.number('crit', LEVEL),
    forMin: map.number('forMin', { min: 0, max: WEEK_MIN }),
    clear: map.number('clear', LEVEL),
    direction: map.choice('direction', ['above', 'below']),
  }
  map.finish()
  checkOrder(map, threshold)
  return threshold
}

function checkOrder(map: YamlMap, { warn, crit, clear, direction }: ThresholdSettings): void {
  const worse = direction === 'below' ? -1 : 1
  const beyond = direction === 'below' ? 'below' : 'above'
  const first = warn ?? crit
  const names = map.names()
  if (first === undefined) {
    // A level that is there and wrong has been reported already.
    if (!names.includes('warn') && !names.includes('crit')) {
      map.faultHere('must have warn or crit, or be off')
    }
    return
  }
  if (warn !== undefined && crit !== undefined && (crit - warn) * worse <= 0) {
    map.fault('crit', `is ${crit}, must be ${beyond} warn (${warn})`)
  }
  if (clear !== undefined && (clear - first) * worse > 0) {
    map.fault('clear', `is ${clear}, must not be ${beyond} the first level (${first})`)
  }
}
