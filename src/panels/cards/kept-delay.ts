import type { MetricDefinition, MetricValues } from '#src/model/metrics/metric.ts'
import { MINUTE_MS } from '#src/model/time/time-range.ts'

const DELAY = 'StreamingMilliSecondsBehindSource'
const SILENCE = 'StreamingMilliSecondsSinceLastEvent'
/** Silent for longer than this, a source keeps the delay of its last change. */
const IDLE_MS = 5 * MINUTE_MS

/**
 * How long ago the change was whose delay is still shown, ms: a source that stands still looks up to
 * date otherwise. Null: the value is one of now, or nobody knows.
 */
export function keptDelayMs(
  { name }: Pick<MetricDefinition, 'name'>,
  { values }: Pick<MetricValues, 'values'>,
): number | null {
  const silentMs = values[SILENCE]
  const delayMs = values[name]
  const isDelay = name === DELAY && typeof delayMs === 'number' && delayMs >= 0
  return isDelay && typeof silentMs === 'number' && silentMs > IDLE_MS ? silentMs : null
}
