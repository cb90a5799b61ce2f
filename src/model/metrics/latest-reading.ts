import type { MetricDefinition, MetricValues } from './metric.ts'

/** What a card has to show for one metric; every kind looks different on screen. */
export type LatestReading =
  /** The answer does not mention the metric. */
  | { readonly kind: 'absent' }
  /** The API says it has no value. */
  | { readonly kind: 'null' }
  /** Something came that is no number. */
  | { readonly kind: 'unreadable'; readonly text: string }
  /** The API's code for "no measurement", with its word. */
  | { readonly kind: 'sentinel'; readonly word: string; readonly raw: number }
  /** A measured number; `raw` differs from `value` where a small negative was clamped to 0. */
  | { readonly kind: 'number'; readonly value: number; readonly raw: number }
  | { readonly kind: 'text'; readonly text: string }

/** Delays down to −1 s come from two clocks that differ; they are shown as 0, the raw value kept. */
const CLOCK_NOISE_MS = 1000

/** Reads one metric out of an answer; `values` is undefined when nothing was answered at all. */
export function latestReading(
  definition: MetricDefinition,
  values: MetricValues | undefined,
): LatestReading {
  const unreadable = values?.unreadable[definition.name]
  if (unreadable !== undefined) return { kind: 'unreadable', text: unreadable }
  const value = values?.values[definition.name]
  if (value === undefined) return { kind: 'absent' }
  if (value === null) return { kind: 'null' }
  if (typeof value === 'string') return { kind: 'text', text: value }
  if (value === definition.sentinel?.value) {
    return { kind: 'sentinel', word: definition.sentinel.word, raw: value }
  }
  return { kind: 'number', value: clamped(definition, value), raw: value }
}

function clamped(definition: MetricDefinition, value: number): number {
  const isClockNoise = definition.unit === 'ms' && value < 0 && value >= -CLOCK_NOISE_MS
  return isClockNoise ? 0 : value
}
