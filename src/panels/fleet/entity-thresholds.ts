import type { Connector, Pipeline } from '#src/model/entity.ts'
import type { Threshold } from '#src/model/health/threshold.ts'
import { BUILT_IN_THRESHOLDS, thresholdFor } from '#src/model/health/thresholds.ts'
import type { Settings, SettingsSubject } from '#src/model/settings.ts'

/** Every threshold that holds for an entity, each from the nearest place that names its metric. */
export function thresholdsOf(
  settings: Settings,
  kind: SettingsSubject['kind'],
  { id, name, tags }: Connector | Pipeline,
): readonly Threshold[] {
  const subject: SettingsSubject = { kind, id, name, tags }
  return metricsWithThresholds(settings).flatMap((metric) => {
    const threshold = thresholdFor(settings, subject, metric)
    return threshold === null ? [] : [threshold]
  })
}

const METRICS = new WeakMap<Settings, readonly string[]>()

/** All metrics that any place of the settings, or none, gives a threshold. */
function metricsWithThresholds(settings: Settings): readonly string[] {
  const known = METRICS.get(settings)
  if (known) return known
  const places = [
    BUILT_IN_THRESHOLDS,
    settings.defaults,
    ...settings.tags.values(),
    ...settings.groups.map(({ thresholds }) => thresholds),
    ...[...settings.connectors.values()].map(({ thresholds }) => thresholds),
    ...[...settings.pipelines.values()].map(({ thresholds }) => thresholds),
  ]
  const metrics = [...new Set(places.flatMap((thresholds) => [...thresholds.keys()]))]
  METRICS.set(settings, metrics)
  return metrics
}
