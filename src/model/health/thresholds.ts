import type { Settings, SettingsSubject, Thresholds } from '#src/model/settings.ts'
import { entitySettings, groupOf, tagsOf } from '#src/model/settings.ts'
import type { Threshold } from './threshold.ts'

/** Which setting decided. `name` is the tag or the group; null elsewhere. */
export type ThresholdOrigin = {
  readonly place: 'connector' | 'pipeline' | 'tag' | 'group' | 'defaults' | 'built-in'
  readonly name: string | null
}

export type ResolvedThreshold = Threshold & { readonly origin: ThresholdOrigin }

const MINUTE_MS = 60_000

/**
 * Thresholds without a file.
 * - Delays: sinks that write in batches are up to some minutes late by nature.
 * - Lag: a count without a scale; big enough that a busy hour does not cry wolf.
 * - Batches: half and four fifths of the five minutes after which Kafka takes a consumer that does
 *   not poll for dead (`max.poll.interval.ms`).
 * Of everything else nobody can know what is too much.
 */
export const BUILT_IN_THRESHOLDS: Thresholds = byMetric([
  ceiling('latency', 5 * MINUTE_MS, 30 * MINUTE_MS, 5),
  ceiling('StreamingMilliSecondsBehindSource', 5 * MINUTE_MS, 30 * MINUTE_MS, 5),
  ceiling('recordsLag', 100_000, 1_000_000, 5),
  ceiling('putBatchMaxTimeMs', 2.5 * MINUTE_MS, 4 * MINUTE_MS, 0),
])

/** Calm again at four fifths of the warning, so that a value on the line does not flap. */
function ceiling(metric: string, warn: number, crit: number, forMin: number): Threshold {
  return { metric, warn, crit, forMin, clear: 0.8 * warn, direction: 'above' }
}

function byMetric(thresholds: readonly Threshold[]): Thresholds {
  return new Map(thresholds.map((threshold) => [threshold.metric, threshold]))
}

/**
 * The threshold of one metric of one connector or pipeline; null: none.
 * The nearest place that names the metric decides, whole: the entity itself, its tags in the order
 * of the file, its group, the file's defaults, the built-in ones. Levels of two places are never mixed.
 * @param metric the API's name, for example `recordsLag`
 */
export function thresholdFor(
  settings: Settings,
  subject: SettingsSubject,
  metric: string,
): ResolvedThreshold | null {
  for (const { origin, thresholds } of placesOf(settings, subject)) {
    const threshold = thresholds.get(metric)
    if (threshold !== undefined) return threshold === null ? null : { ...threshold, origin }
  }
  return null
}

type Place = { readonly origin: ThresholdOrigin; readonly thresholds: Thresholds }

/** Nearest first. */
function* placesOf(settings: Settings, subject: SettingsSubject): Generator<Place> {
  const own = entitySettings(settings, subject)
  if (own) yield { origin: { place: subject.kind, name: null }, thresholds: own.thresholds }
  if (settings.tags.size > 0) {
    const tags = tagsOf(settings, subject)
    for (const [name, thresholds] of settings.tags) {
      if (tags.includes(name)) yield { origin: { place: 'tag', name }, thresholds }
    }
  }
  const name = groupOf(settings, subject)
  const group = settings.groups.find((one) => one.name === name)
  if (group) yield { origin: { place: 'group', name: group.name }, thresholds: group.thresholds }
  yield { origin: { place: 'defaults', name: null }, thresholds: settings.defaults }
  yield { origin: { place: 'built-in', name: null }, thresholds: BUILT_IN_THRESHOLDS }
}
