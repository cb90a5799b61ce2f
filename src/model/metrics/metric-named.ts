import type { MetricDefinition } from './metric.ts'

/** A definition out of a catalogue by the API's name; throws when the catalogue lacks it. */
export function metricNamed(
  catalogue: readonly MetricDefinition[],
  name: string,
): MetricDefinition {
  const definition = catalogue.find((one) => one.name === name)
  if (!definition) throw new Error(`The metric catalogue has no ${name}`)
  return definition
}
